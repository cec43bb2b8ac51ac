import type { ApiRequest } from './caller';
import type { Random } from './random';

/** A command with the one journal line that must follow from it, and from no other command. */
export interface PlannedCommand {
  readonly id: string;
  readonly caseNumber: string;
  readonly request: ApiRequest & { readonly key: string };
  readonly type: string;
  readonly data: Readonly<Record<string, unknown>>;
}

interface Place {
  readonly number: number;
  readonly caseNumber: string;
  readonly random: Random;
}

const kinds = ['Mail', 'Brief', 'SMS/Whatsapp', 'Telefoon', 'Huisbezoek', 'Kaartje', 'Overige'];
const parts = ['Ochtend', 'Middag', 'Avond'];
const contacts = kinds.flatMap((soort) =>
  parts.flatMap((dagdeel) => [true, false].map((reached) => ({ soort, dagdeel, reached }))),
);

const makers: readonly ((place: Place) => Omit<PlannedCommand, 'id' | 'caseNumber'>)[] = [
  ({ number, caseNumber, random }) => {
    const data = { rule: `Proof ${number}`, window: random.pick(['resident', 'government']) };
    const body = { ...data, theme: 'waiting-list', text: `Signal ${number}` };
    return { type: 'signalRaised', data, request: post(number, caseNumber, 'signals', body) };
  },
  ({ number, caseNumber }) => {
    const data = { actionId: `a${100 + number}`, owner: `owner-${number}` };
    const body = { ...data, what: `Action ${number}` };
    return { type: 'actionAdded', data, request: post(number, caseNumber, 'actions', body) };
  },
  ({ number, caseNumber }) => {
    const data = { rule: `Proof ${number}`, decidedBy: 'pl-01' };
    const body = { ...data, reason: `Reason ${number}` };
    return {
      type: 'deviationRecorded',
      data,
      request: post(number, caseNumber, 'deviations', body),
    };
  },
];

/** Commands for a case at call-back that are all to be accepted, in any order. At most 800 per run of a program. */
export function planCommand(number: number, caseNumber: string, random: Random): PlannedCommand {
  const made = random.pick(makers)({ number, caseNumber, random });
  return { ...made, id: String(number), caseNumber };
}

/** A contact attempt has no mark of its own, so no client sends the same twice. */
export function planContact(
  number: number,
  caseNumber: string,
  nth: number,
): PlannedCommand | undefined {
  const data = contacts[nth];
  if (data === undefined) return undefined;
  const body = { ...data, note: `Contact ${number}` };
  const request = post(number, caseNumber, 'contact-attempts', body);
  return { type: 'contactAttempted', data, request, id: String(number), caseNumber };
}

function post(number: number, caseNumber: string, what: string, body: unknown) {
  const path = `/cases/${caseNumber}/${what}`;
  return { method: 'POST', path, body, key: `proof-command-${number}` } as const;
}
