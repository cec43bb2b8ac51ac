import { consentForms } from '../../../domain/basis/basis';
import { categoryWords } from '../../../domain/basis/category-words';
import { dutchDay } from '../dutch-moment';
import { Actions, Button } from '../parts/button';
import { Checks, Choices } from '../parts/choices';
import { errorOf } from '../parts/errors';
import { DateField, LineField, TextField } from '../parts/field';
import { Folded } from '../parts/folded';
import { Bullets, P } from '../parts/text';
import { capitalised } from '../phrases';
import { residentOf } from './case-view';
import type { CommandFormProps } from './command-page';
import { chosenIn, usualEnd, type Partners } from './consent-form';
import { consentText } from './consent-text';

export interface ConsentProps extends CommandFormProps {
  readonly partners: Partners;
}

/** What each partner may know, and how the resident said yes, or which law says so. */
export function ConsentGrants(props: ConsentProps) {
  const { typed, partners } = props;
  const chosen = chosenIn(typed);
  return (
    <>
      {chosen.map((partner) => (
        <input type="hidden" name={`met-${partner}`} value="ja" />
      ))}
      <Said {...props} />
      {partners
        .filter(({ id }) => chosen.includes(id))
        .map((partner) => (
          <PartnerChecks {...props} partner={partner} />
        ))}
      <YesFields {...props} />
      <Actions>
        <Button name="doe" value="toestemming">
          Toestemming vastleggen
        </Button>
        <Button kind="secondary-action" name="doe" value="partners">
          Andere partners
        </Button>
      </Actions>
      <Folded title="Zonder toestemming, op grond van een wet" isOpen={typed.get('doe') === 'wet'}>
        <LawFields {...props} />
      </Folded>
    </>
  );
}

function Said({ of }: ConsentProps) {
  return (
    <div class="ok-box ok-stack ok-stack--close">
      <h2 class="utrecht-heading-3">{`Dit lees je samen met ${residentOf(of)}`}</h2>
      <Bullets items={consentText.lines} />
      <P quiet small>{`Versie van deze tekst: ${consentText.version}`}</P>
    </div>
  );
}

interface PartnerProps extends ConsentProps {
  readonly partner: Partners[number];
}

/** Nothing is ticked beforehand: the resident says what. */
function PartnerChecks({ typed, errors, partner }: PartnerProps) {
  const id = `mag-${partner.id}`;
  return (
    <Checks
      id={id}
      legend={`Wat mag ${partner.name} weten?`}
      error={errorOf(errors, id)}
      options={partner.categories.map((category) => ({
        value: category,
        label: capitalised(categoryWords[category]),
      }))}
      isChecked={(category) => typed.get(`${id}-${category}`) === 'ja'}
    />
  );
}

const formWords: Readonly<Record<(typeof consentForms)[number], string>> = {
  'in-writing': 'Op papier, met een handtekening',
  spoken: 'In een gesprek',
  digital: 'Digitaal',
};

function YesFields({ visit, of, typed, errors }: ConsentProps) {
  const usual = usualEnd(visit.now);
  const resident = residentOf(of);
  return (
    <>
      <Choices
        id="hoe"
        legend={`Hoe zei ${resident} ja?`}
        error={errorOf(errors, 'hoe')}
        options={consentForms.map((form) => ({ value: form, label: formWords[form] }))}
        chosen={typed.get('hoe')}
      />
      <DateField
        id="tot"
        label="Tot en met welke dag geldt het?"
        hint={`Meestal een half jaar: tot en met ${dutchDay(`${usual}T12:00:00Z`)}. ${capitalised(resident)} kan eerder stoppen.`}
        error={errorOf(errors, 'tot')}
        value={typed.get('tot') ?? usual}
      />
    </>
  );
}

function LawFields({ of, typed, errors }: ConsentProps) {
  const field = (id: string) => ({ id, value: typed.get(id), error: errorOf(errors, id) });
  return (
    <>
      <P>{`Draagt een wet je deze taak op? Dan hoeft ${residentOf(of)} geen ja te zeggen. Vertel het wel.`}</P>
      <LineField {...field('wet')} label="Welke wet?" hint="Bijvoorbeeld: Wmo 2015" isConditional />
      <LineField {...field('artikel')} label="Welk artikel?" hint="Zoals: 2.3.2" isConditional />
      <TextField
        {...field('nodig')}
        label="Waarom is het nodig?"
        hint={`Wat kan niet zonder deze gegevens? ${capitalised(residentOf(of))} kan dit lezen.`}
        isConditional
      />
      <Actions>
        <Button kind="secondary-action" name="doe" value="wet">
          Taak uit de wet vastleggen
        </Button>
      </Actions>
    </>
  );
}
