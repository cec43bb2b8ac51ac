import { createJudge } from '../../../verify/zgw/judge';
import { missedPlants, plants } from '../../../verify/zgw/plants';
import { attempt } from '../partner-listener';
import { endAll, handoff, recallOf, startPartner } from './zgw-partner';

afterEach(endAll);

async function allRequests() {
  const { connector, sent, partner } = await startPartner();
  const { externalRef } = await connector.file(handoff, attempt());
  await connector.followUp({ ...handoff, ...(externalRef && { externalRef }) }, attempt());
  const categories = ['identity', 'housing', 'debts'];
  await connector.recall(recallOf(externalRef, { categories }), attempt());
  await connector.recall(recallOf(externalRef), attempt());
  return { sent, judge: createJudge(partner.zgw.baseUrl) };
}

describe('what the connector sends', () => {
  it('is as the official description of the Zaken API 1.5.1 has it', async () => {
    const { sent, judge } = await allRequests();
    expect(new Set(sent.map(({ method }) => method))).toEqual(
      new Set(['GET', 'POST', 'PATCH', 'DELETE']),
    );
    expect(sent.flatMap((request) => judge(request))).toEqual([]);
  });

  it('would be found to be wrong if it were', async () => {
    const { sent, judge } = await allRequests();
    expect(plants.length).toBeGreaterThanOrEqual(20);
    expect(missedPlants(sent, judge)).toEqual([]);
  });
});
