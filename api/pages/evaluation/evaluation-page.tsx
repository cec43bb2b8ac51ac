import { euros } from '../euros';
import { CaseLayout } from '../layout';
import { Next } from '../parts/notice';
import { Section } from '../parts/section';
import { Table } from '../parts/table';
import { H1, P, Stack } from '../parts/text';
import { InterventionSection, ReferenceSection } from './cost-sections';
import type { EffectsView } from './effects-view';
import { TimelinePicture } from './timeline-picture';
import { interventionRows, referenceRows, type TimelineRow } from './timeline-rows';
import { groundWords, situationWords, successWords, verdictWords } from './words';

interface PageProps {
  readonly view: EffectsView;
}

/** For the talk that looks back. The resident looks along, so what the resident wanted comes first. */
export function EvaluationPage({ view }: PageProps) {
  const { caseNumber } = view;
  return (
    <CaseLayout title={`Evaluatie ${caseNumber}`} audience="evaluatie">
      <Stack close>
        <P quiet>{`Traject ${caseNumber}`}</P>
        <H1>Terugkijken op je traject</H1>
      </Stack>
      <Success view={view} />
      <ThenAndNow view={view} />
      <Timelines view={view} />
      <InterventionSection view={view} />
      <ReferenceSection view={view} />
      <VerdictSection view={view} />
    </CaseLayout>
  );
}

function Success({ view }: PageProps) {
  const { success, successCriterionRef, satisfaction } = view.effects.evaluation;
  const criterion =
    successCriterionRef === undefined ? undefined : view.texts.get(successCriterionRef);
  return (
    <Next
      what={success === undefined ? 'Is het geslaagd voor jou?' : successWords[success]}
      why={
        criterion === undefined
          ? 'Aan het begin is niet opgeschreven wanneer het voor jou geslaagd is.'
          : 'Dit vond je aan het begin belangrijk:'
      }
    >
      {criterion !== undefined && <blockquote class="ok-said ok-lines">{criterion}</blockquote>}
      {satisfaction !== undefined && (
        <P>{`Je geeft de hulp een ${satisfaction}, op een schaal van 1 tot 10.`}</P>
      )}
    </Next>
  );
}

function ThenAndNow({ view }: PageProps) {
  const { domains } = view.effects.evaluation;
  return (
    <Section id="toen-en-nu" title="Toen en nu">
      {domains.length === 0 ? (
        <P>Er is nog niet gevraagd hoe het toen was en hoe het nu gaat.</P>
      ) : (
        <Table
          isPlain
          caption="Per leefgebied: aan het begin en nu"
          head={['Leefgebied', 'Aan het begin', 'Nu']}
          rows={domains.map(({ lifeDomain, wasTicked, now }) => [
            view.labels.lifeDomain(lifeDomain),
            wasTicked ? 'er speelde iets' : 'niet genoemd',
            now === undefined ? 'niet gevraagd' : situationWords[now],
          ])}
        />
      )}
    </Section>
  );
}

function Timelines({ view }: PageProps) {
  const intervention = interventionRows(view);
  const reference = referenceRows(view);
  return (
    <Section id="tijdlijn" title="Twee tijdlijnen">
      <P>
        Boven staat wat er met Op Koers gebeurde. Onder staat wat er zonder Op Koers kon gebeuren.
        De maanden tellen vanaf je aanmelding.
      </P>
      <div class="ok-timelines">
        <TimelinePicture intervention={intervention} reference={reference} />
        <Stack>
          <TimelineTable caption="Met Op Koers" rows={intervention} />
          <TimelineTable caption="Zonder Op Koers" rows={reference} />
        </Stack>
      </div>
    </Section>
  );
}

function TimelineTable({ caption, rows }: { caption: string; rows: readonly TimelineRow[] }) {
  return (
    <div>
      <h3 class="utrecht-heading-3">{caption}</h3>
      {rows.length === 0 ? (
        <P>Hier staat nog niets.</P>
      ) : (
        <Table
          isPlain
          caption={`Tijdlijn: ${caption.toLowerCase()}`}
          head={['Nr.', 'Wat', 'Wanneer']}
          rows={rows.map(({ mark, what, when }) => [mark, what, when])}
        />
      )}
    </div>
  );
}

function VerdictSection({ view }: PageProps) {
  const { verdict, ground, marginCents, explanationRef } = view.effects.judged;
  const explanation = explanationRef === undefined ? undefined : view.texts.get(explanationRef);
  return (
    <Section id="oordeel" title="Was het dit waard?">
      <P>
        <strong>{`${verdictWords[verdict]}.`}</strong> {groundWords[ground]}
      </P>
      {marginCents !== undefined && <P>{marginWords(view, marginCents)}</P>}
      {explanation !== undefined && <p class="utrecht-paragraph ok-lines">{explanation}</p>}
      <P quiet small>
        Deze bedragen zijn een schatting, geen wetenschap. Wat onbekend is, telt niet als nul.
        {view.effects.priceList === undefined ? '' : ` Prijslijst: ${view.effects.priceList}.`}
      </P>
    </Section>
  );
}

function marginWords({ effects }: EffectsView, marginCents: number): string {
  const unknown =
    effects.judged.verdict === 'cost-effective' && !effects.intervention.total.isComplete;
  const margin = `Het verschil is ten minste ${euros(marginCents)}.`;
  if (!unknown) return margin;
  return `Het verschil is ${euros(marginCents)}. Dit oordeel geldt zolang wat onbekend is minder kost dan dat.`;
}
