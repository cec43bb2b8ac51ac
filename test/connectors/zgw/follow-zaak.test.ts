import { readReason } from '../../../connectors/zgw/read-reason';
import { eventually } from '../../support/eventually';
import { attempt } from '../partner-listener';
import { endAll, handoff, recallOf, startPartner } from './zgw-partner';

afterEach(endAll);

const resultaat = { resultaattype: 'geholpen', toelichting: 'Er is een woning.' };

async function filedAt(
  steps: { statustype: string; toelichting: string; resultaat?: typeof resultaat }[],
) {
  const script = { aanmelding: steps.map((step) => ({ afterMs: 0, ...step })) };
  const partner = await startPartner({ script });
  const { externalRef = '' } = await partner.connector.file(handoff, attempt());
  const follow = async () => partner.connector.followUp({ ...handoff, externalRef }, attempt());
  return { ...partner, externalRef, follow };
}

describe('following a zaak', () => {
  it('reports nothing while there is only our own status', async () => {
    const { follow } = await filedAt([]);
    expect(await follow()).toBeUndefined();
  });

  it('reports what a statustype means here, with the partner’s text', async () => {
    const { follow } = await filedAt([
      { statustype: 'in-behandeling', toelichting: 'Wij beginnen.' },
    ]);
    expect(await eventually(follow)).toEqual({
      reportId: expect.stringMatching(/^[0-9a-f-]{36}$/),
      sequence: 2,
      status: 'accepted',
      note: 'Wij beginnen.',
    });
  });

  it('reports a rejection with its reason', async () => {
    const { follow } = await filedAt([
      { statustype: 'afgewezen', toelichting: 'Geen plaats tot mei.' },
    ]);
    expect(await eventually(follow)).toMatchObject({ status: 'rejected', reason: 'capacity' });
  });

  it('reports the outcome from the resultaat, under a growing sequence', async () => {
    const { follow } = await filedAt([
      { statustype: 'in-behandeling', toelichting: '' },
      { statustype: 'afgesloten', toelichting: '', resultaat },
    ]);
    const completed = async () => {
      const report = await follow();
      return report?.status === 'completed' ? report : undefined;
    };
    expect(await eventually(completed)).toMatchObject({
      sequence: 3,
      status: 'completed',
      outcome: 'Er is een woning.',
    });
  });

  it('does not take our own end for the partner’s', async () => {
    const { follow, connector, externalRef } = await filedAt([]);
    await connector.recall(recallOf(externalRef), attempt());
    expect(await follow()).toBeUndefined();
  });

  it('asks without an ETag', async () => {
    const { follow, sent } = await filedAt([]);
    await follow();
    expect(sent.some(({ headers = {} }) => 'if-none-match' in headers)).toBe(false);
  });

  it('reads lists of more than one page', async () => {
    const partner = await startPartner({
      pageSize: 1,
      script: { aanmelding: [{ afterMs: 0, statustype: 'in-behandeling' }] },
    });
    const { externalRef = '' } = await partner.connector.file(handoff, attempt());
    const follow = async () => partner.connector.followUp({ ...handoff, externalRef }, attempt());
    expect(await eventually(follow)).toMatchObject({ sequence: 2, status: 'accepted' });
  });
});

describe('the reason of a rejection', () => {
  it.each([
    ['Geen capaciteit op dit moment.', 'capacity'],
    ['Reden: wachtlijst', 'capacity'],
    ['Niet binnen de doelgroep', 'not-eligible'],
    ['Niet voor ons', 'wrong-partner'],
    ['Informatie ontbreekt: inkomen', 'missing-information'],
    ['Buiten ons werkgebied', 'out-of-area'],
    ['Cliënt wil niet', 'resident-declined'],
    ['Er is wel capaciteit, maar', 'partner-declined'],
    ['Dat er geen capaciteit is, klopt niet', 'partner-declined'],
    ['', 'partner-declined'],
  ])('%j is %s', (note, reason) => {
    expect(readReason(note)).toBe(reason);
  });
});
