import { operations } from '../operations';
import { Actions, Button, LinkButton } from '../parts/button';
import { Choices } from '../parts/choices';
import { Form } from '../parts/form';
import { Goes } from '../parts/goes';
import { Notice } from '../parts/notice';
import { P } from '../parts/text';
import { capitalised, listed } from '../phrases';
import { caseAt } from './addresses';
import { CaseFormPage } from './case-form-page';
import { residentOf, type CaseDesk, type CaseProps } from './case-view';
import { doingsOf } from './doings';
import type { DeskPage } from './page';
import type { Typed, Visit } from './visit';

/** `/trajecten/{caseNumber}/toestemming/{basisId}/stoppen`: asks no reason, and works while the engine is away. */
export const stopSharingPage: DeskPage = {
  path: '/trajecten/:caseNumber/toestemming/:basisId/stoppen',
  show: async (visit) => {
    const { caseNumber = '' } = visit.params;
    const { body: of } = await visit.perform(operations.getCaseDesk, { params: { caseNumber } });
    visit.show(<StopSharingPage visit={visit} of={of} />);
  },
  change: stop,
};

async function stop(visit: Visit, typed: Typed, idempotencyKey: string): Promise<void> {
  const partner = typed.get('met') ?? 'alles';
  const { wasThere } = await visit.perform(operations.postBasisWithdrawal, {
    ...{ params: visit.params, idempotencyKey },
    body: partner === 'alles' ? {} : { partners: [partner] },
  });
  const { caseNumber = '', basisId = '' } = visit.params;
  visit.goTo(`${caseAt(caseNumber)}/toestemming/${basisId}/bewijs${wasThere ? '?weer=1' : ''}`);
}

function StopSharingPage({ visit, of }: CaseProps) {
  const { caseNumber } = of;
  const basis = of.bases.find(({ basisId }) => basisId === visit.params['basisId']);
  const canStop = doingsOf(of, ['withdrawBasis'], basis?.basisId ?? '').length > 0;
  return (
    <CaseFormPage
      {...{ visit, caseNumber }}
      title="Stoppen met delen"
      at="Inwoners"
      heading="Stoppen met delen?"
      errors={[]}
      lead={<P>{leadOf(of, basis)}</P>}
    >
      {basis === undefined || !canStop ? (
        <NothingShared caseNumber={caseNumber} />
      ) : (
        <StopForm {...{ visit, of, basis }} />
      )}
    </CaseFormPage>
  );
}

function leadOf(of: CaseDesk, basis: CaseDesk['bases'][number] | undefined): string {
  return basis?.kind === 'statutory'
    ? 'Dit delen wij voor een taak uit de wet. Stop als die taak voorbij is.'
    : `Dat mag altijd. ${capitalised(residentOf(of))} hoeft niet te zeggen waarom.`;
}

function NothingShared({ caseNumber }: { readonly caseNumber: string }) {
  return (
    <>
      <Notice title="Hier delen wij niets meer op">
        <P>De toestemming is al gestopt of voorbij.</P>
      </Notice>
      <Actions>
        <LinkButton kind="primary-action" href={`${caseAt(caseNumber)}#toestemming`}>
          Naar de toestemmingen
        </LinkButton>
      </Actions>
    </>
  );
}

interface StopProps extends CaseProps {
  readonly basis: CaseDesk['bases'][number];
}

/** Stopping and going back weigh the same. */
function StopForm({ visit, of, basis }: StopProps) {
  const { caseNumber } = of;
  const named = basis.grants.map(({ partner }) => ({
    value: partner,
    label: visit.labels.organisation(partner),
  }));
  return (
    <>
      <Goes
        {...effectsOf(
          named.map(({ label }) => label),
          basis.kind,
        )}
      />
      <Form action={`${caseAt(caseNumber)}/toestemming/${basis.basisId}/stoppen`} seal={visit.seal}>
        {named.length > 1 && (
          <Choices
            id="met"
            legend="Met wie stoppen wij?"
            options={[{ value: 'alles', label: 'Met iedereen' }, ...named]}
            chosen="alles"
          />
        )}
        <Actions>
          <Button kind="secondary-action">Ja, stop met delen</Button>
          <LinkButton href={`${caseAt(caseNumber)}#toestemming`}>Nee, terug</LinkButton>
        </Actions>
      </Form>
    </>
  );
}

function effectsOf(names: readonly string[], kind: StopProps['basis']['kind']) {
  const who = listed(names);
  const [gets, asks] = names.length === 1 ? ['krijgt', 'dit'] : ['krijgen', 'dit'];
  return {
    goes: {
      title: 'Dit gebeurt er',
      items: [
        `${who} ${gets} vanaf nu niets meer van ons.`,
        `Wat zij al hebben? Wij vragen hun om ${asks} te verwijderen.`,
        'Een overdracht die nog loopt, stopt.',
      ],
    },
    stays: {
      title: 'Dit blijft hetzelfde',
      items: [
        'De andere stappen van het plan gaan door.',
        'Wij blijven helpen.',
        ...(kind === 'consent' ? ['Later weer ja zeggen mag.'] : []),
      ],
    },
  };
}
