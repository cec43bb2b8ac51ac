import type { SearchAttributeUpdatePair } from '@temporalio/common';
import { setCurrentDetails, upsertSearchAttributes } from '@temporalio/workflow';
import type { Applied } from '../../domain/case/apply';
import { attentionsOf } from '../../domain/case/attention';
import { openSession, type Case } from '../../domain/case/case';
import type { CaseEvent } from '../../domain/case/events';
import { deadlineKey, nextDeadline } from '../../domain/case/deadlines';
import { isSettled } from '../../domain/case/plan';
import { waitingFor } from '../../domain/case/waiting-for';
import { amsterdamDate, amsterdamTime } from '../../domain/calendar/amsterdam';
import { caseSearchAttributes } from './resident-case-messages';

/** Keeps the columns and details of the Temporal UI up to date; writes search attributes only when one changed. */
export function createOperatorView(shown: Case) {
  let attributes = fingerprint(shown);
  let details = '';
  return {
    show(current: Case): void {
      const nextDetails = describe(current);
      if (nextDetails !== details) setCurrentDetails(nextDetails);
      details = nextDetails;
      const next = fingerprint(current);
      if (next !== attributes) upsertSearchAttributes(caseSearchAttributes(current));
      attributes = next;
    },
  };
}

/** Codes and dates for a timer's summary: `intake due 2026-12-01 17:00`. */
export function describeNextDeadline(current: Case): string {
  const next = nextDeadline(current);
  if (next?.wakesAt === undefined) return 'no deadline';
  const word = next.passings === 0 ? 'due' : 'reminder';
  return `${deadlineKey(next)} ${word} ${local(next.wakesAt)}`;
}

/** Codes for an activity's summary, cut to what the timeline shows: `journal 12-13: actionCompleted a1, actionUnblocked a2`. */
export function describeEvents(events: readonly CaseEvent[]): string {
  const [first, last] = [events.at(0)?.seq, events.at(-1)?.seq];
  const place = first === last ? String(first) : `${String(first)}-${String(last)}`;
  const facts = events.map(({ type, data }) => {
    if ('handoffId' in data) return `${type} ${data.handoffId}`;
    return 'actionId' in data ? `${type} ${data.actionId}` : type;
  });
  return `journal ${place}: ${facts.join(', ')}`.slice(0, 120);
}

// Half a character or a NUL, as JSON spells them; PostgreSQL keeps neither.
const unkeepable = /(?<!\\)(?:\\\\)*\\u(?:0000|d[89a-f])/;

/** Throws when the main loop could not show this case, wake for it or write its journal; there it would fail for ever. */
export function checkUsable({ current, events }: Applied): void {
  describe(current);
  describeEvents(events);
  for (const { dueAt } of current.deadlines) local(dueAt);
  const isWord = ({ key, value }: SearchAttributeUpdatePair) =>
    key.type !== 'KEYWORD' || value === null || typeof value === 'string';
  if (!caseSearchAttributes(current).every(isWord)) throw new Error('not a word');
  if (unkeepable.test(JSON.stringify(events))) throw new Error('not a character');
}

// The Temporal UI draws its columns without any room between them.
const gap = '\u00a0\u00a0';

function fingerprint(current: Case): string {
  return JSON.stringify(caseSearchAttributes(current).map(({ key, value }) => [key.name, value]));
}

function describe(current: Case): string {
  const session = openSession(current);
  const actions = current.plan?.actions ?? [];
  const rows: readonly (readonly [string, string])[] = [
    [
      'Stage',
      current.suspension === undefined
        ? current.stage
        : `${current.stage}, suspended until ${local(current.suspension.until)}`,
    ],
    ['Waiting for', waitingFor(current)],
    ['Next deadline', describeNextDeadline(current)],
    ['Attention', attentionsOf(current).map(deadlineKeyOrKind).join(', ') || 'none'],
    ['Team', `${current.team} table, case holder ${current.caseHolder ?? 'not named yet'}`],
    [
      'Session',
      session === undefined ? 'none open' : `${session.kind} on ${local(session.startsAt)}`,
    ],
    ['Actions', `${String(actions.filter(isSettled).length)} of ${String(actions.length)} settled`],
    ['Hand-offs', describeHandoffs(current)],
    ['Outcome', current.outcome ?? 'none yet'],
    ['Journal', `${String(current.sequence)} events`],
  ];
  return [
    '| | |',
    '|---|---|',
    ...rows.map(([name, value]) => `| ${name}${gap} | ${value} |`),
  ].join('\n');
}

/** `1 viveste requested, 2 uwv waiting`: each has a workflow of its own below this one. */
function describeHandoffs({ handoffs = [] }: Case): string {
  const lines = handoffs.map(
    ({ number, partner, status }) => `${String(number)} ${partner} ${status}`,
  );
  return lines.join(', ') || 'none';
}

function deadlineKeyOrKind({
  kind,
  about,
}: {
  readonly kind: string;
  readonly about?: string;
}): string {
  return about === undefined ? kind : `${kind} ${about}`;
}

function local(instant: string): string {
  return `${amsterdamDate(instant)} ${amsterdamTime(instant)}`;
}
