import type { Refusal } from '../../../domain/case/refusal';
import { dutchDay, dutchTime } from '../dutch-moment';
import { StaffLayout } from '../layout';
import { Actions, Button, LinkButton } from '../parts/button';
import { Form } from '../parts/form';
import { Notice } from '../parts/notice';
import { Bullets, H1, Link, P, Stack } from '../parts/text';
import { capitalised } from '../phrases';
import { caseAt, handoffAt } from './addresses';
import { doingsOf } from './doings';
import { namesIn, stepWords, type HandoffView } from './handoff-view';

interface Reason {
  readonly title: string;
  readonly text: string;
}

/** By the code with which the case refuses; each may look at what stands in the case. */
const reasons = {
  BASIS_UNKNOWN: noBasis,
  BASIS_DOES_NOT_COVER_PARTNER: noBasis,
  BASIS_OVER: overBasis,
  HANDOFF_ALREADY_OPEN: second,
  REFERRAL_NOT_DECIDED: () => ({
    title: 'Dit kan nog niet: de aanmelding is nog niet aangenomen',
    text: 'Kies eerst wie dit traject oppakt.',
  }),
  CASE_CLOSING: () => ({
    title: 'Dit kan niet meer: het traject wordt afgerond',
    text: 'Is er toch nog iets nodig? Open het traject dan opnieuw.',
  }),
  ACTION_UNKNOWN: () => ({
    title: 'Deze stap staat niet meer in het plan',
    text: 'Iemand maakte een nieuw plan. Kijk welke stap je nu bedoelt.',
  }),
  ACTION_ALREADY_SETTLED: () => ({
    title: 'Deze stap is al klaar of vervallen',
    text: 'Kijk in het plan wat er gebeurd is.',
  }),
  CATEGORY_NOT_ALLOWED: (view) => ({
    title: `${namesIn(view).partner} mag niet alles krijgen wat je koos`,
    text: 'Er is niets verstuurd. Kies de partner opnieuw en kijk wat er meegaat.',
  }),
} satisfies Partial<Record<Refusal, (view: HandoffView, basisId: string | undefined) => Reason>>;

type Code = keyof typeof reasons;

export function hasReason(code: string): code is Code {
  return Object.hasOwn(reasons, code);
}

interface PageProps {
  readonly view: HandoffView;
  readonly code: Code;
  /** On which the page was shown. */
  readonly basisId?: string;
}

/** It cannot be, why, and what can. */
export function CannotPage({ view, code, basisId }: PageProps) {
  const { visit, typed, of } = view;
  const { title, text } = reasons[code](view, basisId);
  const at = caseAt(of.caseNumber);
  const isAboutBasis = code.startsWith('BASIS');
  return (
    <StaffLayout title="Overdracht vragen" frame={visit.frame} at="Inwoners" hasErrors isNarrow>
      <Stack close>
        <P small>
          <Link href={at}>Terug naar {of.caseNumber}</Link>
        </P>
        <H1>Overdracht aan {namesIn(view).partner}</H1>
        <P>Bij {stepWords(of, typed.get('stap') ?? '')}</P>
      </Stack>
      <Notice tone="error" role="alert" title={title}>
        <P>{text}</P>
      </Notice>
      {isAboutBasis && <TwoWays view={view} />}
      {isAboutBasis && doingsOf(of, ['recordBasis']).length > 0 ? (
        <AskConsent view={view} />
      ) : (
        <Actions>
          <LinkButton kind="primary-action" href={secondAt(view, code) ?? at}>
            {secondAt(view, code) === undefined ? 'Naar het traject' : 'Bekijk deze vraag'}
          </LinkButton>
          <LinkButton href={`${at}/overdracht`}>Andere stap of partner</LinkButton>
        </Actions>
      )}
    </StaffLayout>
  );
}

/** A form, because no address names a partner. Nothing is stored by it. */
function AskConsent({ view: { visit, typed, of } }: Pick<PageProps, 'view'>) {
  const at = caseAt(of.caseNumber);
  return (
    <Form action={`${at}/toestemming`} seal={visit.seal}>
      <input type="hidden" name={`met-${typed.get('partner') ?? ''}`} value="ja" />
      <Actions>
        <Button name="doe" value="kiezen">
          Toestemming vastleggen
        </Button>
        <LinkButton href={`${at}/overdracht`}>Andere stap of partner</LinkButton>
      </Actions>
    </Form>
  );
}

function TwoWays({ view }: Pick<PageProps, 'view'>) {
  const { resident, partner } = namesIn(view);
  return (
    <>
      <Bullets
        items={[
          `${capitalised(resident)} geeft toestemming: schriftelijk, digitaal of in een gesprek.`,
          'Of een wet draagt je deze taak op: dan leg je die wet en het artikel vast.',
        ]}
      />
      <div class="ok-box ok-stack ok-stack--close">
        <h2 class="utrecht-heading-3">Wat je tegen {resident} kunt zeggen</h2>
        <P>
          {`‘Ik wil ${partner} vragen om mee te denken. Dan vertel ik hun je naam en waar je hulp bij zoekt. Meer niet. Vind je dat goed? Nee zeggen mag. Je kunt het later ook weer stoppen.’`}
        </P>
      </div>
    </>
  );
}

function noBasis(view: HandoffView): Reason {
  const { resident, partner } = namesIn(view);
  return {
    title: `Dit kan nog niet: er is geen toestemming voor ${partner}`,
    text: `Vraag het eerst aan ${resident}. Zonder toestemming, of een wettelijke taak, gaat er niets weg.`,
  };
}

function overBasis(view: HandoffView, basisId: string | undefined): Reason {
  const { resident } = namesIn(view);
  const withdrawnAt = view.of.bases.find((basis) => basis.basisId === basisId)?.withdrawnAt;
  const title =
    withdrawnAt === undefined
      ? 'De toestemming geldt niet meer'
      : `${capitalised(resident)} heeft de toestemming ingetrokken, ${dutchDay(withdrawnAt)} om ${dutchTime(withdrawnAt)}`;
  return { title, text: 'Er is niets verstuurd.' };
}

function knownHandoff({ of, typed }: HandoffView) {
  return of.handoffs.findLast(
    (handoff) => handoff.partner === typed.get('partner') && handoff.actionId === typed.get('stap'),
  );
}

function secondAt(view: HandoffView, code: Code): string | undefined {
  const known = code === 'HANDOFF_ALREADY_OPEN' ? knownHandoff(view) : undefined;
  return known && handoffAt(view.of.caseNumber, known.handoffId);
}

function second(view: HandoffView): Reason {
  const { partner } = namesIn(view);
  const known = knownHandoff(view);
  const since = known === undefined ? '' : `, sinds ${dutchDay(known.requestedAt)}`;
  return {
    title: `${partner} heeft deze vraag al${since}`,
    text: `Bel ${partner}, of trek de vraag in.`,
  };
}
