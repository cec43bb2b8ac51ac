import type { Random } from '../support/random';
import type { Request } from './logged-client';

/** What there is to operate on. */
export interface World {
  readonly cases: readonly string[];
  readonly handoffs: readonly string[];
  readonly entries: readonly { readonly caseNumber: string; readonly entryId: string }[];
}

type Maker = (world: World, random: Random, number: number) => Request;

const staff = ['wc-01', 'st-01', 'pl-01', 'op-01', 'po-01', 'pg-01'];
const get = (member: string, path: string): Request => ({ member, method: 'GET', path });
const post = (member: string, path: string, body: unknown): Request => ({
  ...{ member, method: 'POST', path, body },
});

/** Reads, lists, commands, what is refused, and what partners fetch; by how often. */
const makers: readonly (readonly [number, Maker])[] = [
  [20, ({ cases }, random) => get(random.pick(staff), `/cases/${random.pick(cases)}`)],
  [10, ({ cases }, random) => get(random.pick(staff), `/cases/${random.pick(cases)}/events`)],
  [10, ({ cases }, random) => get(random.pick(staff), `/cases/${random.pick(cases)}/dossier`)],
  [
    12,
    ({ entries }, random) => {
      const { caseNumber, entryId } = random.pick(entries);
      return get(random.pick(staff), `/cases/${caseNumber}/dossier/${entryId}`);
    },
  ],
  [8, (_world, random) => get(random.pick(staff), `/cases?limit=${random.between(1, 20)}`)],
  [4, (_world, random) => get(random.pick(staff), '/tables/adult/2033-03-08')],
  [5, ({ cases }, random) => get(random.pick(staff), `/cases/${random.pick(cases)}/access-log`)],
  [5, (_world, random) => get(random.pick(staff), `/cases/OK-2001-0000${random.between(1, 9)}`)],
  [3, (_world, random) => get(random.pick(staff), '/cases/not-a-number')],
  [
    10,
    ({ handoffs }, random) =>
      get(random.pick(partners), `/partner/handoffs/${random.pick(handoffs)}/content`),
  ],
  [
    5,
    ({ handoffs }, random) =>
      get(random.pick(partners), `/partner/handoffs/${random.pick(handoffs)}`),
  ],
  [
    5,
    ({ cases }, random, number) =>
      post(random.pick(staff), `/cases/${random.pick(cases)}/deviations`, {
        ...{ rule: `Proof ${number}`, reason: `Reason ${number}`, decidedBy: 'pl-01' },
      }),
  ],
  [
    2,
    ({ cases }, random) =>
      post(random.pick(staff), `/cases/${random.pick(cases)}/referral-decision`, {
        ...{ decision: 'accept', team: 'adult', caseHolder: 'wc-01' },
      }),
  ],
  [2, ({ cases }, random) => post(random.pick(staff), `/cases/${random.pick(cases)}/plan`, {})],
];
const partners = ['partner-wil', 'partner-wil', 'partner-jobstap'];
const lot = makers.flatMap(([weight, maker]) => Array.from({ length: weight }, () => maker));

export function randomOperation(world: World, random: Random, number: number): Request {
  return random.pick(lot)(world, random, number);
}
