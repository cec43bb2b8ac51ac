import type { LifeDomain } from '../case/case';
import type { Commands, DomainSituation } from '../case/commands';
import type { CaseEvent } from '../case/events';

/** One life domain, then and now. */
export interface DomainChange {
  readonly lifeDomain: LifeDomain;
  /** There was something the matter at the start. */
  readonly wasTicked: boolean;
  /** Absent: nobody asked. */
  readonly now?: DomainSituation['situation'];
}

/** Looking back with the resident: by the own criterion, and domain by domain. */
export interface Evaluation {
  readonly successCriterionRef?: string;
  readonly success?: Commands['recordEvaluation']['success'];
  readonly satisfaction?: number;
  readonly noteRef?: string;
  readonly domains: readonly DomainChange[];
}

/** From the last intake and the last evaluation of a case; domains of the start first. */
export function evaluationOf(journal: readonly CaseEvent[]): Evaluation {
  const intake = journal.findLast(isIntake)?.data;
  const evaluation = journal.findLast(isEvaluation)?.data;
  const criterion = intake?.successCriterionRef;
  return {
    ...(criterion === undefined ? {} : { successCriterionRef: criterion }),
    ...(evaluation === undefined ? {} : saidBy(evaluation)),
    domains: changesOf(intake?.lifeDomains ?? [], evaluation?.situation ?? []),
  };
}

function saidBy({ success, satisfaction, noteRef }: Commands['recordEvaluation']) {
  return {
    success,
    ...(satisfaction === undefined ? {} : { satisfaction }),
    ...(noteRef === undefined ? {} : { noteRef }),
  };
}

function changesOf(
  atStart: readonly LifeDomain[],
  now: readonly DomainSituation[],
): readonly DomainChange[] {
  const others = now.filter(({ lifeDomain }) => !atStart.includes(lifeDomain));
  const named = [...atStart, ...others.map(({ lifeDomain }) => lifeDomain)];
  return named.map((lifeDomain) => changeOf(lifeDomain, atStart, now));
}

function changeOf(
  lifeDomain: LifeDomain,
  atStart: readonly LifeDomain[],
  now: readonly DomainSituation[],
): DomainChange {
  const situation = now.find((each) => each.lifeDomain === lifeDomain)?.situation;
  const wasTicked = atStart.includes(lifeDomain);
  return { lifeDomain, wasTicked, ...(situation === undefined ? {} : { now: situation }) };
}

function isIntake(event: CaseEvent): event is CaseEvent<'intakeRecorded'> {
  return event.type === 'intakeRecorded';
}

function isEvaluation(event: CaseEvent): event is CaseEvent<'evaluationRecorded'> {
  return event.type === 'evaluationRecorded';
}
