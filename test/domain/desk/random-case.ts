import { commandRules } from '../../../domain/case/command-rules';
import type { CommandName, Commands } from '../../../domain/case/commands';
import type { Actor, Case } from '../../../domain/case/case';
import {
  answer,
  begin,
  deadLetter,
  deliver,
  passTerms,
} from '../../../domain/handoff/decide-handoff';
import type { PartnerStatus } from '../../../domain/handoff/status';
import {
  action,
  approved,
  asked,
  budgetPolicy,
  CaseStory,
  consent,
  effects,
  handedOff,
  handoff,
  money,
  otherLeader,
  planned,
  projectLeader,
  session,
  workCoach,
} from '../case/case-builder';

/** Payloads that somebody could fill in, good ones and others, made without looking at the rules. */
export function payloads(
  current: Case,
  name: CommandName,
  about: string | undefined,
  now: string,
): readonly Commands[CommandName][] {
  const fresh = String(current.sequence);
  const later = (days: number) => new Date(Date.parse(now) + days * 86_400_000).toISOString();
  const id = about ?? '';
  const made: { readonly [Name in CommandName]: readonly Commands[Name][] } = {
    acceptReferral: [{ team: 'youth', caseHolder: 'wc-01', backup: 'wc-02' }],
    redirectReferral: [{ to: 'lister', reason: 'one-question' }],
    recordIntake: [{ lifeDomains: ['housing'], wantedAtTable: ['ggz'] }],
    scheduleSession: [1, 7].map((days) => ({
      ...session,
      sessionId: `s-${String(days)}-${fresh}`,
      startsAt: later(days),
    })),
    recordSession: (['held', 'cancelled', 'resident-absent'] as const).map((outcome) => ({
      ...{ sessionId: id, outcome, attendees: ['resident'] },
    })),
    agreePlan: [{ goals: [], actions: [action(`a-${fresh}`), action(`b-${fresh}`)] }],
    addAction: [action(`c-${fresh}`)],
    startAction: [{ actionId: id }],
    completeAction: [{ actionId: id, achieved: 'work' }, { actionId: id }],
    cancelAction: [{ actionId: id }],
    recordCallBackAttempt: (['goes-well', 'follow-up-wanted', 'worse'] as const).map((outcome) => ({
      ...({ soort: 'Telefoon', dagdeel: 'Avond', reached: true, outcome } as const),
    })),
    recordContactAttempt: [{ soort: 'Brief', dagdeel: 'Middag', reached: true }],
    recordBasis: [{ ...consent, basisId: `b-${fresh}`, validUntil: later(90) }],
    withdrawBasis: [{ basisId: id }],
    requestHandoff: (current.bases ?? [{ basisId: 'b-none' }]).flatMap(({ basisId }) =>
      ['viveste', 'lister'].map((partner) => ({ ...handoff, actionId: id, basisId, partner })),
    ),
    cancelHandoff: [{ handoffId: id }],
    takeOverHandoff: [{ handoffId: id, reasonRef: 'why' }],
    resendHandoff: [{ handoffId: id }],
    recordDeviation: [{ rule: 'Wmo 2015', reasonRef: 'why', decidedBy: 'pl-01' }],
    requestBudget: [1, 90_000, 150_000].map((cents) => money(`m-${fresh}`, cents)),
    decideBudget: (['approve', 'reject'] as const).map((decision) => ({
      ...{ requestId: id, decision, policy: budgetPolicy },
    })),
    recordSpend: [1, 3_000].map((amountCents) => ({
      ...{ requestId: id, spendId: `u-${fresh}`, amountCents },
    })),
    recordRefund: (current.budget ?? []).map(({ requestId }) => ({
      ...{ requestId, spendId: id, refundId: `r-${fresh}`, amountCents: 1 },
    })),
    raiseSignal: [{ theme: 'waiting-list', window: 'government', organisations: [] }],
    suspendCase: [{ reason: 'abroad', until: later(20) }],
    resumeCase: [{}],
    changeTeam: [{ caseHolder: 'st-01', members: ['id-01'] }],
    closeCase: ['breakthrough', 'no-breakthrough', 'moved', 'deceased'].flatMap((outcome) =>
      [{}, { closeAnyway: true }].map((extra) => ({
        outcome: outcome as 'moved',
        ...extra,
      })),
    ),
    recordEvaluation: [{ success: 'reached', situation: [] }],
    recordEffects: [effects],
    startAftercare: [{}, { until: later(30) }],
    recordPilotFlameContact: [{ soort: 'Telefoon', dagdeel: 'Avond', reached: true }],
    endAftercare: [{}],
    reopenCase: [{ reasonRef: 'why' }],
  };
  return made[name];
}

const names = Object.keys(commandRules) as CommandName[];
const statuses: readonly PartnerStatus[] = ['accepted', 'rejected', 'in-progress', 'completed'];
const people: readonly Actor[] = [workCoach, projectLeader, otherLeader];

/** Early commands are tried more often, so that many histories get somewhere. */
const course: readonly CommandName[] = [
  ...(['acceptReferral', 'recordIntake', 'scheduleSession', 'recordSession', 'agreePlan'] as const),
  ...(['recordBasis', 'requestHandoff', 'requestBudget', 'decideBudget', 'recordSpend'] as const),
  ...(['recordCallBackAttempt', 'completeAction', 'closeCase'] as const),
];

const oneCent = { requestId: 'm-1', spendId: 'u-1', amountCents: 1 };
const spent = () => approved().give('recordSpend', oneCent);
const referred = () => new CaseStory();
const starts: readonly (() => CaseStory)[] = [
  ...[referred, () => new CaseStory({ urgency: 'crisis' }), planned, handedOff, approved, asked],
  () => planned().give('closeCase', { outcome: 'breakthrough' }),
  () =>
    handedOff()
      .report(begin)
      .report((one) => deadLetter(one, { attempts: 9, trouble: 'X' })),
  () => spent().give('recordRefund', { ...oneCent, refundId: 'r-1' }),
];

/** A case after many moves: commands that were accepted, time, and what partners say. */
export function randomCase(moves: readonly number[]): CaseStory {
  const [first = 0, ...rest] = moves;
  const story = (starts[first % starts.length] ?? referred)();
  for (const move of rest) {
    const kind = move % 8;
    const detail = Math.floor(move / 8);
    if (kind === 0) passTime(story, detail);
    else if (kind === 1) partnerMoves(story, detail);
    else tryCommand(story, kind < 6 ? course : names, detail);
  }
  return story;
}

function passTime(story: CaseStory, rest: number): void {
  const days = [0.1, 1, 4, 12, 60][rest % 5] ?? 1;
  story.at(new Date(Date.parse(story.now) + days * 86_400_000).toISOString());
}

function partnerMoves(story: CaseStory, rest: number): void {
  if (story.current.handoffs?.at(-1) === undefined) return;
  const said = statuses[rest % statuses.length] ?? 'accepted';
  const sequence = rest + 1;
  const moves: readonly Parameters<CaseStory['report']>[0][] = [
    begin,
    (current, now) => deliver(current, 1, now),
    (current, now) =>
      answer(
        current,
        {
          ...{ handoffId: current.handoffId, partner: current.partner, sequence },
          ...{ status: said, receivedAt: now, messageId: String(rest) },
        } as unknown as Parameters<typeof answer>[1],
        now,
      ),
    (current) => deadLetter(current, { attempts: 9, trouble: 'NO_ANSWER' }),
    passTerms,
  ];
  story.report(moves[rest % moves.length] ?? begin);
}

function tryCommand(story: CaseStory, from: readonly CommandName[], rest: number): void {
  const name = from[rest % from.length] ?? 'recordIntake';
  const { current, now } = story;
  const ids = idsOf(current, name);
  const about = ids[rest % Math.max(1, ids.length)];
  const made = payloads(current, name, about, now);
  const data = made[Math.floor(rest / 7) % Math.max(1, made.length)];
  if (data === undefined) return;
  const by = people[rest % people.length] ?? workCoach;
  if (story.as(by).refusal(name, data) === undefined) story.give(name, data, by);
}

type Ids = (current: Case) => readonly string[] | undefined;
const ofActions: Ids = ({ plan }) => plan?.actions.map(({ actionId }) => actionId);
const ofHandoffs: Ids = ({ handoffs }) => handoffs?.map(({ handoffId }) => handoffId);
const ofRequests: Ids = ({ budget }) => budget?.map(({ requestId }) => requestId);
const idsByCommand: Partial<Record<CommandName, Ids>> = {
  ...{ startAction: ofActions, completeAction: ofActions, cancelAction: ofActions },
  ...{ cancelHandoff: ofHandoffs, takeOverHandoff: ofHandoffs, resendHandoff: ofHandoffs },
  ...{ requestHandoff: ofActions, decideBudget: ofRequests, recordSpend: ofRequests },
  recordSession: ({ sessions }) => sessions.map(({ sessionId }) => sessionId),
  withdrawBasis: ({ bases }) => bases?.map(({ basisId }) => basisId),
  recordRefund: ({ budget }) => budget?.flatMap(({ spends }) => spends.map((one) => one.spendId)),
};

/** What a command can be about, as the fold has it. */
export function idsOf(current: Case, name: CommandName): readonly string[] {
  return idsByCommand[name]?.(current) ?? [];
}
