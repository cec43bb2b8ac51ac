import { dutchDate, dutchDay } from '../dutch-moment';
import { CaseFormPage } from './case-form-page';
import type { AnswerOf } from '../operations';
import type { FieldError } from '../parts/errors';
import { Goes } from '../parts/goes';
import { Notice } from '../parts/notice';
import { P } from '../parts/text';
import { categoryWords } from '../../../domain/basis/category-words';
import { capitalised } from '../phrases';
import { AskForm } from './handoff-ask-form';
import { namesIn, stepWords, type HandoffNames, type HandoffView } from './handoff-view';

export type Preview = AnswerOf<'postHandoffPreview'>;

interface PageProps {
  readonly view: HandoffView;
  readonly preview: Preview;
  readonly errors: readonly FieldError[];
}

/** What goes and what stays, before anything goes. */
export function PreviewPage({ view, preview, errors }: PageProps) {
  const { visit, typed, of } = view;
  const names = namesIn(view);
  return (
    <CaseFormPage
      {...{ visit, errors, caseNumber: of.caseNumber }}
      title="Overdracht vragen"
      at="Inwoners"
      heading={`Overdracht aan ${names.partner}`}
      lead={<P>Bij {stepWords(of, typed.get('stap') ?? '')}</P>}
    >
      <BasisNotice basis={preview.basis} names={names} />
      <Goes goes={goesOf(preview, names)} stays={staysOf(preview, names)} />
      <AskForm {...{ view, preview, errors, names }} />
    </CaseFormPage>
  );
}

interface BasisProps {
  readonly basis: Preview['basis'];
  readonly names: HandoffNames;
}

function BasisNotice({ basis, names: { resident } }: BasisProps) {
  if (basis === undefined) return null;
  const { kind, law = '', article = '', recordedAt, validUntil } = basis;
  if (kind === 'statutory')
    return (
      <Notice tone="ok" title="Dit is een taak uit de wet">
        <P>{`${law}, artikel ${article}. ${capitalised(resident)} hoeft hiervoor geen toestemming te geven.`}</P>
      </Notice>
    );
  const until = validUntil === undefined ? '' : `, geldig tot ${dutchDay(validUntil)}`;
  return (
    <Notice tone="ok" title={`${capitalised(resident)} vindt dit goed`}>
      <P>{`Toestemming van ${dutchDay(recordedAt)}${until}. ${capitalised(resident)} kan dit elke dag intrekken.`}</P>
    </Notice>
  );
}

function goesOf({ goes, content }: Preview, { partner }: HandoffNames) {
  const { name, birthDate } = content.identity ?? {};
  const { phone, email, address } = content.contact ?? {};
  const born = birthDate === undefined ? undefined : dutchDate(birthDate);
  const known: Readonly<Partial<Record<string, readonly (string | undefined)[]>>> = {
    identity: [name, born],
    contact: [phone, email, address],
  };
  const items = goes.map((category) => {
    const values = known[category]?.filter((value) => value !== undefined) ?? [];
    const word = capitalised(categoryWords[category]);
    if (known[category] === undefined) return `${word}: wat je er hieronder over schrijft`;
    return values.length === 0 ? `${word}: nog niet bekend` : `${word}: ${values.join(', ')}`;
  });
  const title = `Dit krijgt ${partner}`;
  return { title, items: ['De vraag die je hieronder schrijft', ...items] };
}

function staysOf({ stays }: Preview, { resident, partner }: HandoffNames) {
  const why: Readonly<Record<Preview['stays'][number]['why'], string>> = {
    'partner-may-not': `${partner} mag dit niet krijgen`,
    'not-in-basis': `dit valt niet onder de toestemming of taak`,
    'not-asked': 'je haalde dit weg',
  };
  const items = stays.map(({ category, why: code }) => (
    <>
      {capitalised(categoryWords[category])} <span class="ok-quiet">– {why[code]}</span>
    </>
  ));
  const whole = (
    <>
      Het hele verhaal van {resident} <span class="ok-quiet">– blijft bij Op Koers</span>
    </>
  );
  return { title: `Dit krijgt ${partner} niet`, items: [whole, ...items] };
}
