import { isEvaluated } from '../../domain/case/closure';
import { isClosing, openSession, type Case, type Session } from '../../domain/case/case';
import type { CaseEvent } from '../../domain/case/events';
import type { RegisteredBasis } from '../../domain/basis/receipt';
import type { Partner } from '../../domain/partner/partner';
import type { Policy } from '../../domain/policy/policy';
import { readRegister } from '../../store/basis-register';
import { readCase } from '../../store/case-view';
import type { Database } from '../../store/database';
import { egressOf } from '../../store/egress-log';
import { waitingSince } from '../../store/inbox';
import { readEvents } from '../../store/journal-lines';
import { unknownCase } from '../commands/unknown-case';
import { happenedIn } from './happened';
import { stepsOf } from './plan-steps';
import { planRefs, readTexts, type TextParts } from './plan-texts';
import type { Appointment, ResidentPlan } from './resident-plan';
import { sharedWith } from './who-knows-what';

export interface PlanParts extends TextParts {
  readonly partners: readonly Partner[];
  readonly policy: Policy;
}

export interface ReadPlan {
  readonly plan: ResidentPlan;
  /** The dossier entries that were read for it. */
  readonly entryIds: readonly string[];
}

/** The read model is seldom more than a moment behind; a resident hears of it after this long. */
const noticeableMs = 60_000;

/** The plan as its resident may know it. Throws a Problem 404 for an unknown case, and CaseErased. */
export async function readPlan(parts: PlanParts, caseNumber: string): Promise<ReadPlan> {
  const { db, partners } = parts;
  const now = new Date().toISOString();
  const view = await readCase(db, caseNumber);
  if (view === undefined) throw unknownCase();
  const { current } = view;
  const events = await readEvents(db, caseNumber);
  const { texts, entryIds } = await readTexts(parts, caseNumber, planRefs(current, events));
  const names = { texts, nameOf: namesIn(partners) };
  const behindSince = await waitingSince(db, caseNumber);
  const isBehind =
    behindSince !== undefined && Date.parse(now) - Date.parse(behindSince) > noticeableMs;
  const plan: ResidentPlan = {
    stage: stageOf(current),
    steps: stepsOf(current, names, now),
    goals: (current.plan?.goals ?? []).flatMap(({ whatRef }) => texts.get(whatRef) ?? []),
    wanted: wantedIn(current, texts),
    appointments: appointmentsIn(current, events, { texts, policy: parts.policy }),
    sharing: sharedWith({
      ...{ current, events, now, nameOf: names.nameOf },
      registers: await registersOf(db, current),
      egress: await egressOf(db, caseNumber),
      carriesContent: carriesContent(partners),
    }),
    happened: happenedIn({ current, events, ...names }),
    ...(current.aftercareUntil === undefined ? {} : { aftercareUntil: current.aftercareUntil }),
    ...(isBehind ? { behindSince } : {}),
  };
  return { plan, entryIds };
}

export function namesIn(partners: readonly Partner[]) {
  return (code: string) => partners.find(({ id }) => id === code)?.name;
}

export function carriesContent(partners: readonly Partner[]) {
  return (code: string) => partners.find(({ id }) => id === code)?.protocol === 'zgw';
}

export async function registersOf(
  db: Database,
  { caseNumber, bases = [] }: Case,
): Promise<readonly RegisteredBasis[]> {
  const registers = await Promise.all(
    bases.map(({ basisId }) => readRegister(db, { caseNumber, basisId })),
  );
  return registers.filter((register) => register !== undefined);
}

function stageOf(current: Case): ResidentPlan['stage'] {
  if (isClosing(current)) {
    const isAsked = isEvaluated(outcomeOf(current)) && current.evaluatedAt === undefined;
    return isAsked ? 'looking-back' : 'finished';
  }
  return current.plan === undefined ? 'before-plan' : 'running';
}

function outcomeOf({ outcome }: Case) {
  return outcome === 'redirected' ? undefined : outcome;
}

function wantedIn({ intake }: Case, texts: ReadonlyMap<string, string>): ResidentPlan['wanted'] {
  const solution = texts.get(intake?.solutionRef ?? '');
  const success = texts.get(intake?.successCriterionRef ?? '');
  return {
    ...(intake?.firstPriority === undefined ? {} : { first: intake.firstPriority }),
    ...(solution === undefined ? {} : { solution }),
    ...(success === undefined ? {} : { success }),
  };
}

interface PlaceParts {
  readonly texts: ReadonlyMap<string, string>;
  readonly policy: Policy;
}

function appointmentsIn(
  current: Case,
  events: readonly CaseEvent[],
  parts: PlaceParts,
): readonly Appointment[] {
  const session = openSession(current);
  const callBack = current.deadlines.find(({ kind }) => kind === 'call-back');
  const place = session === undefined ? undefined : placeOf(session, current, { events, ...parts });
  return [
    ...(session === undefined
      ? []
      : [
          {
            kind: 'session' as const,
            at: session.startsAt,
            ...(place === undefined ? {} : { place }),
          },
        ]),
    ...(callBack === undefined ? [] : [{ kind: 'call-back' as const, at: callBack.dueAt }]),
  ];
}

/** Undefined for a session at a distance; the room of the table where none was named. */
function placeOf(
  { sessionId }: Session,
  { team }: Case,
  { events, texts, policy }: PlaceParts & { readonly events: readonly CaseEvent[] },
): string | undefined {
  const scheduled = events.flatMap((event) =>
    event.type === 'sessionScheduled' && event.data.sessionId === sessionId ? [event.data] : [],
  );
  const last = scheduled.at(-1);
  if (last?.isDigital === true) return undefined;
  return texts.get(last?.placeRef ?? '') ?? policy.tables[team].place;
}
