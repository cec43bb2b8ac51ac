import { readAsked, readShown, type AcceptedHandoff, type Asked } from './asked';
import { countFaults, readWebhookEffects, readZaken, type Effect } from './effects';
import { textIn, type Line } from './lines';

/** Where the journals are. */
export interface Journals {
  /** Folder with a file per client: what it asked and was answered. */
  readonly clients: string;
  /** What a client was shown of every case at the end. */
  readonly shown: string;
  readonly webhookPartners: string;
  readonly zakenApi: string;
}

/** What one hand-off to a partner is to lead to there, exactly. */
export interface Expectation {
  readonly things: Readonly<Record<string, number>>;
  readonly says: readonly string[];
}

export interface Expected {
  readonly zakenPartner: string;
  readonly partners: Readonly<Record<string, Expectation>>;
}

/** Ids of hand-offs, by what is wrong with them. */
export interface Findings {
  readonly asked: Asked;
  /** A client was told that it exists, and its partner knows nothing of it. */
  readonly lost: readonly string[];
  /** Something that is to be there a number of times is there more often. */
  readonly doubled: readonly string[];
  /** Something of it is missing at the partner. */
  readonly incomplete: readonly string[];
  /** The partner did not get through its script, or the hub did not take what it said. */
  readonly unfinished: readonly string[];
  /** The hub shows it otherwise than client and partner know it. */
  readonly shownWrong: readonly string[];
  /** Reached another partner, or was asked for by nobody. */
  readonly strangers: readonly string[];
  readonly effects: number;
  readonly messages: {
    readonly webhook: readonly number[];
    readonly shownAttempts: readonly number[];
  };
  readonly faults: Readonly<Record<'webhook' | 'zaken', ReadonlyMap<string, number>>>;
  /** ms from the first asking, per hand-off. */
  readonly times: { readonly reached: readonly number[]; readonly ended: readonly number[] };
}

/** Reads what clients and partners wrote down, and nothing of the hub. */
export function checkHandoffs(journals: Journals, expected: Expected): Findings {
  const asked = readAsked(journals.clients);
  const shown = readShown(journals.shown);
  const webhook = readWebhookEffects(journals.webhookPartners);
  const zaken = readZaken(journals.zakenApi, expected.zakenPartner);
  const both = [...webhook.keys()].filter((id) => zaken.has(id));
  const effects = new Map([...webhook, ...zaken]);
  const judged = asked.accepted.map((handoff) => ({
    handoff,
    effect: effects.get(handoff.handoffId),
    expectation: expected.partners[handoff.partner] ?? { things: {}, says: [] },
  }));
  const idsOf = (isWrong: (one: Judged) => boolean) =>
    judged.filter(isWrong).map(({ handoff }) => handoff.handoffId);
  const reached = judged.flatMap(({ handoff, effect }) =>
    effect === undefined ? [] : [{ askedAt: handoff.askedAt, effect }],
  );
  return {
    asked,
    lost: idsOf(({ effect }) => effect === undefined),
    doubled: idsOf((one) => differs(one, (is, due) => is > due)),
    incomplete: idsOf((one) => one.effect !== undefined && differs(one, (is, due) => is < due)),
    unfinished: idsOf(
      ({ effect, expectation }) =>
        effect !== undefined && effect.said.join() !== expectation.says.join(),
    ),
    shownWrong: idsOf(({ handoff }) => !isShownRight(handoff, shown.get(handoff.handoffId))),
    strangers: [...both, ...strangersIn({ asked, shown, effects })],
    effects: reached.length,
    messages: {
      webhook: [...webhook.values()].map(({ arrivals }) => arrivals),
      shownAttempts: [...shown.values()].map(({ attempts }) => Number(attempts)),
    },
    faults: {
      webhook: countFaults(journals.webhookPartners),
      zaken: countFaults(journals.zakenApi),
    },
    times: {
      reached: reached.map(({ askedAt, effect }) => effect.startedAt - askedAt),
      ended: reached.map(({ askedAt, effect }) => effect.endedAt - askedAt),
    },
  };
}

interface Judged {
  readonly handoff: AcceptedHandoff;
  readonly effect: Effect | undefined;
  readonly expectation: Expectation;
}

function differs(
  { effect, expectation: { things } }: Judged,
  isWrong: (is: number, due: number) => boolean,
): boolean {
  const names = new Set([...Object.keys(things), ...Object.keys(effect?.things ?? {})]);
  return [...names].some((name) => isWrong(effect?.things[name] ?? 0, things[name] ?? 0));
}

function isShownRight({ actionId, partner }: AcceptedHandoff, shown: Line | undefined): boolean {
  if (shown === undefined) return false;
  const isSame = textIn(shown, 'actionId') === actionId && textIn(shown, 'partner') === partner;
  const isOver = textIn(shown, 'status') === 'completed';
  return isSame && isOver && textIn(shown, 'deliveryState') === 'delivered';
}

interface Known {
  readonly asked: Asked;
  readonly shown: ReadonlyMap<string, Line>;
  readonly effects: ReadonlyMap<string, Effect>;
}

function strangersIn({ asked, shown, effects }: Known): string[] {
  const partnerOf = new Map(asked.accepted.map((one) => [one.handoffId, one.partner]));
  return [
    ...[...shown.keys()].filter((id) => !partnerOf.has(id)),
    ...[...effects].filter(([id, { partner }]) => partnerOf.get(id) !== partner).map(([id]) => id),
  ];
}
