import { operations } from '../operations';
import { Actions, Button, LinkButton } from '../parts/button';
import { Checks } from '../parts/choices';
import { errorOf } from '../parts/errors';
import { P } from '../parts/text';
import { caseAt } from './addresses';
import { residentOf } from './case-view';
import { commandPage } from './command-page';
import { ConsentGrants, type ConsentProps } from './consent-grants';
import { basisOf, chosenIn, consentErrors, isChoosing, isComplete } from './consent-form';
import { partnerOptions } from './partner-options';
import type { Typed } from './visit';

/** `/trajecten/{caseNumber}/toestemming`: filled in together with the resident; first who, then what each may know. */
export const consentPage = commandPage({
  below: 'toestemming',
  title: 'Toestemming vastleggen',
  commands: ['recordBasis'],
  heading: () => 'Toestemming vastleggen',
  lead: ({ of }) => (
    <P>{`Vul dit samen met ${residentOf(of)} in. Er gaat nog niets weg: daarvoor vraag je daarna een overdracht.`}</P>
  ),
  fields: async (props) => {
    const { body } = await props.visit.perform(operations.listPartners);
    const Fields = isChoosing(props.typed) ? ChooseFields : ConsentGrants;
    return <Fields {...props} partners={body.partners} />;
  },
  again: (typed) => (isComplete(typed) || chosenIn(typed).length === 0 ? undefined : { typed }),
  check: consentErrors,
  pointers: {
    '/law': { field: 'wet', text: 'Schrijf alleen de naam van de wet, zoals: Wmo 2015' },
    '/article': { field: 'artikel', text: 'Schrijf alleen het nummer, zoals: 2.3.2' },
    '/necessity': { field: 'nodig', text: 'Schrijf op waarom het nodig is' },
    '/validUntilAt': { field: 'tot', text: 'Kies een dag die nog komt' },
  },
  send: (visit, typed, idempotencyKey) =>
    visit.perform(operations.postBasis, {
      ...{ params: visit.params, idempotencyKey, body: basisOf(typed, visit) },
    }),
});

function ChooseFields({ visit, of, typed, errors }: ConsentProps) {
  const chosen = chosenIn(typed);
  return (
    <>
      <Carried typed={typed} />
      <Checks
        id="met"
        legend="Aan wie willen jullie iets vertellen?"
        error={errorOf(errors, 'met')}
        options={partnerOptions(visit)}
        isChecked={(partner) => chosen.includes(partner)}
      />
      <Actions>
        <Button name="doe" value="kiezen">
          Verder
        </Button>
        <LinkButton href={caseAt(of.caseNumber)}>Niet nu</LinkButton>
      </Actions>
    </>
  );
}

/** What was filled in before somebody came back to choose other partners. */
function Carried({ typed }: { readonly typed: Typed }) {
  const rest = [...typed].filter(([name]) => /^(mag-|(hoe|tot|wet|artikel|nodig)$)/.test(name));
  return (
    <>
      {rest.map(([name, value]) => (
        <input type="hidden" name={name} value={value} />
      ))}
    </>
  );
}
