import { nth, type Client } from '../support/deliver';
import { leaderOf } from '../support/load';
import { handingCase, planHandoff, type HandingCase } from '../support/handing-cases';
import type { PlannedCommand } from '../support/planned-command';
import type { Random } from '../support/random';
import { zakenPartner } from './zaken-partner';

export const handoffsPerCase = 20;
const preparedAtOnce = 4;
const webhookPartners = ['jobstap', 'wil', 'uwv', 'viveste'];

/** Of twenty hand-offs two go to the Zaken API, and the others by turns to the webhook partners. */
function partnerOf(index: number): string {
  if (index % 10 === 9) return zakenPartner;
  return webhookPartners[index % webhookPartners.length] ?? '';
}

export async function prepareCases(
  clients: readonly Client[],
  count: number,
): Promise<HandingCase[]> {
  const partners = [...webhookPartners, zakenPartner];
  const lanes = Array.from({ length: preparedAtOnce }, async (_, lane) => {
    const { caller } = leaderOf(clients);
    const { apis } = nth(clients, lane);
    const own: HandingCase[] = [];
    for (let number = lane; number < count; number += preparedAtOnce)
      own.push(await handingCase(caller, apis[0] ?? '', { actions: handoffsPerCase, partners }));
    return own;
  });
  return (await Promise.all(lanes)).flat();
}

/** Every action of every case, in an order of chance. */
export function planAll(cases: readonly HandingCase[], random: Random): PlannedCommand[] {
  const all = cases.flatMap((one) =>
    Array.from({ length: handoffsPerCase }, (_, index) => ({ ...one, index })),
  );
  return random
    .shuffle(all)
    .map(({ index, ...one }, number) =>
      planHandoff({ ...one, number, actionId: `a${index + 1}`, partner: partnerOf(index) }),
    );
}
