import { crisisKinds, lifeDomains } from '../../../domain/case/case';
import { Checks, Choices } from '../parts/choices';
import { errorOf, type FieldError } from '../parts/errors';
import { DateField, LineField, TextField } from '../parts/field';
import { capitalised } from '../phrases';
import { crisisWords } from './refer-form';
import type { Typed, Visit } from './visit';

interface QuestionsProps {
  readonly visit: Visit;
  readonly typed: Typed;
  readonly errors: readonly FieldError[];
}

/** What is asked of who refers. */
export function Questions({ typed, errors }: Omit<QuestionsProps, 'visit'>) {
  const field = (id: string) => ({ id, value: typed.get(id), error: errorOf(errors, id) });
  return (
    <>
      <LineField {...field('naam')} label="Hoe heet de inwoner?" />
      <LineField
        {...field('telefoon')}
        label="Op welk nummer bereiken wij de inwoner?"
        hint="Is er geen telefoon? Vul dan het e-mailadres in."
        isConditional
      />
      <LineField {...field('mail')} label="E-mailadres" isConditional />
      <TextField
        {...field('verhaal')}
        label="Wat speelt er?"
        hint="Een paar zinnen zijn genoeg. Schrijf wat de inwoner zelf ook mag lezen."
      />
      <Choices
        id="weet"
        legend="Weet de inwoner van deze aanmelding?"
        error={errorOf(errors, 'weet')}
        options={[
          { value: 'ja', label: 'Ja, en de inwoner vindt het goed' },
          { value: 'nee', label: 'Nog niet' },
        ]}
        chosen={typed.get('weet')}
      />
      <Checks
        id="spoed"
        legend="Gebeurt dit binnen drie dagen? (niet verplicht)"
        options={crisisKinds.map((value) => ({ value, label: crisisWords[value] }))}
        isChecked={(kind) => typed.get(`spoed-${kind}`) === 'ja'}
      />
    </>
  );
}

/** What may be left out. */
export function MoreQuestions({ visit, typed, errors }: QuestionsProps) {
  return (
    <>
      <DateField
        id="geboren"
        label="Geboortedatum"
        hint="Nodig voor de code waarmee de inwoner het eigen plan leest."
        error={errorOf(errors, 'geboren')}
        value={typed.get('geboren')}
        optional
      />
      <Checks
        id="gebied"
        legend="Waarover gaat het?"
        options={lifeDomains.map((domain) => ({
          value: domain,
          label: capitalised(visit.labels.lifeDomain(domain)),
        }))}
        isChecked={(domain) => typed.get(`gebied-${domain}`) === 'ja'}
      />
      <Choices
        id="tafel"
        legend="Welke tafel past?"
        options={[
          { value: 'adult', label: 'Volwassenen, of ik weet het niet' },
          { value: 'youth', label: 'Jongeren' },
        ]}
        chosen={typed.get('tafel') ?? 'adult'}
      />
    </>
  );
}
