import { dataCategories } from '../../../domain/basis/category';
import { dutchMoment } from '../dutch-moment';
import { Actions, Button, LinkButton } from '../parts/button';
import { Checks } from '../parts/choices';
import { errorOf, type FieldError } from '../parts/errors';
import { TextField } from '../parts/field';
import { Folded } from '../parts/folded';
import { Form } from '../parts/form';
import { P } from '../parts/text';
import { categoryWords } from '../../../domain/basis/category-words';
import { capitalised, listed } from '../phrases';
import { caseAt } from './addresses';
import { stepNumber } from './case-view';
import { isLifeDomain } from './handoff-form';
import type { Preview } from './handoff-preview-page';
import type { HandoffNames, HandoffView } from './handoff-view';
import { KeptFields } from './kept';

interface FormProps {
  readonly view: HandoffView;
  readonly preview: Preview;
  readonly errors: readonly FieldError[];
  readonly names: HandoffNames;
}

/** What is asked, what of it may stay behind, and when the answer comes. */
export function AskForm(props: FormProps) {
  const { view, preview, errors, names } = props;
  const { visit, typed, of } = view;
  const at = caseAt(of.caseNumber);
  return (
    <Form action={`${at}/overdracht`} seal={visit.seal}>
      <KeptFields visit={visit} typed={typed} />
      <input type="hidden" name="stap" value={typed.get('stap')} />
      <input type="hidden" name="partner" value={typed.get('partner')} />
      <input type="hidden" name="grondslag" value={preview.basis?.basisId} />
      <input type="hidden" name="gekozen" value="ja" />
      <TextField
        id="vraag"
        label={`Wat vraag je aan ${names.partner}?`}
        hint={`Kort en zakelijk. ${capitalised(names.resident)} kan dit lezen.`}
        error={errorOf(errors, 'vraag')}
        value={typed.get('vraag')}
      />
      <Ticks preview={preview} names={names} />
      <Details {...props} />
      <AnswerDay {...props} />
      <Actions>
        <Button name="doe" value="overdragen">
          Overdragen
        </Button>
        <Button kind="secondary-action" name="doe" value="bekijken">
          Opnieuw bekijken
        </Button>
        <LinkButton href={at}>Niet nu</LinkButton>
      </Actions>
    </Form>
  );
}

function possible({ goes, stays }: Preview) {
  const notAsked = stays.flatMap(({ category, why }) => (why === 'not-asked' ? [category] : []));
  return dataCategories.filter((one) => goes.includes(one) || notAsked.includes(one));
}

function Ticks({ preview, names }: Pick<FormProps, 'preview' | 'names'>) {
  const options = possible(preview).map((category) => ({
    value: category,
    label: capitalised(categoryWords[category]),
  }));
  if (options.length === 0) return null;
  return (
    <Checks
      id="mee"
      legend={`Hoort dit er allemaal bij? Haal weg wat ${names.partner} voor deze vraag niet nodig heeft.`}
      options={options}
      isChecked={(category) => preview.goes.some((goes) => goes === category)}
    />
  );
}

/** What is going on in a life domain stands nowhere in one sentence: it is written for this partner. */
function Details({ view: { typed }, preview, errors, names }: FormProps) {
  const domains = possible(preview).filter(isLifeDomain);
  if (domains.length === 0) return null;
  return (
    <Folded title="Iets vertellen over een leefgebied (niet verplicht)">
      {domains.map((domain) => (
        <TextField
          id={`over-${domain}`}
          label={`${capitalised(categoryWords[domain])}: wat moet ${names.partner} weten?`}
          error={errorOf(errors, `over-${domain}`)}
          value={typed.get(`over-${domain}`)}
          optional
        />
      ))}
    </Folded>
  );
}

function AnswerDay({ view: { of }, preview, names }: FormProps) {
  const { waitsFor, answerDueAt } = preview;
  if (waitsFor.length === 0)
    return (
      <P>{`${names.partner} antwoordt uiterlijk ${dutchMoment(answerDueAt)}. Gebeurt dat niet, dan hoor je het.`}</P>
    );
  const steps = listed(waitsFor.map((actionId) => `stap ${stepNumber(of, actionId)}`));
  return (
    <P>{`De vraag gaat weg zodra ${steps} klaar is. Vanaf dat moment loopt de tijd voor het antwoord van ${names.partner}.`}</P>
  );
}
