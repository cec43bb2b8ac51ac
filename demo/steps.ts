import type { AgendaStep, Body, CommandStep, OverdueStep, SessionStep } from './script';

type SayAnd<Fields> = Fields & { readonly says: string };

const sessionMinutes = 90;

export function accept(
  as: string,
  body: { team: 'adult' | 'youth'; caseHolder: string; backup: string },
): CommandStep {
  const says = `accepts the referral for the ${body.team} table; case holder ${body.caseHolder}`;
  return post(as, says, 'referral-decision', { decision: 'accept', ...body });
}

export function intake(
  as: string,
  body: {
    lifeDomains: readonly string[];
    firstPriority: string;
    solution: string;
    successCriterion: string;
    wantedAtTable: readonly string[];
    questions?: readonly string[];
  },
): CommandStep {
  const count = body.lifeDomains.length;
  const says = `records the intake: ${count} life domains, first priority ${body.firstPriority}`;
  return post(as, says, 'intake', body);
}

export function heldSession(
  as: string,
  session: SayAnd<{
    kind: 'first' | 'follow-up';
    attendees: readonly string[];
    summary: string;
    invitees?: readonly string[];
    isDigital?: boolean;
  }>,
): SessionStep {
  const { kind, invitees = [], isDigital = false, attendees, summary, says } = session;
  return {
    kind: 'session',
    as,
    says,
    plan: { kind, invitees, isDigital },
    outcome: { outcome: 'held', attendees, minutes: sessionMinutes, summary },
  };
}

export function missedSession(
  as: string,
  session: SayAnd<{ kind: 'first' | 'follow-up'; attendees: readonly string[]; summary: string }>,
): SessionStep {
  const { kind, attendees, summary, says } = session;
  return {
    kind: 'session',
    as,
    says,
    plan: { kind, invitees: [], isDigital: false },
    outcome: { outcome: 'resident-absent', attendees, summary },
  };
}

export function suspend(
  as: string,
  { says, days, ...body }: SayAnd<{ reason: string; explanation: string; days: number }>,
): CommandStep {
  return post(as, says, 'suspension', (dates) => ({ ...body, untilAt: dates.instant(days) }));
}

export function resume(as: string, says: string): CommandStep {
  const path = '/cases/{case}/suspension';
  return { kind: 'command', as, says, name: 'resumption', method: 'DELETE', path };
}

export function deviate(
  as: string,
  {
    says,
    ...body
  }: SayAnd<{
    rule: string;
    article: string;
    reason: string;
    insteadOf: string;
    decidedBy: string;
  }>,
): CommandStep {
  return post(as, says, 'deviations', body);
}

export function signal(
  as: string,
  {
    says,
    ...body
  }: SayAnd<{
    theme: string;
    window: 'resident' | 'professional' | 'organisation' | 'government';
    text: string;
    organisations?: readonly string[];
    rule?: string;
  }>,
): CommandStep {
  return post(as, `raises signal ${body.theme}: ${says}`, 'signals', body);
}

export function changeTeam(
  as: string,
  { says, ...body }: SayAnd<{ caseHolder: string; backup: string; members: readonly string[] }>,
): CommandStep {
  const path = '/cases/{case}/team';
  return { kind: 'command', as, says, name: 'team', method: 'PUT', path, body };
}

export function close(
  as: string,
  {
    says,
    ...body
  }: SayAnd<{
    outcome: 'breakthrough' | 'no-breakthrough';
    reason?: string;
    explanation: string;
  }>,
): CommandStep {
  return post(as, `closes as ${body.outcome}: ${says}`, 'closure', body);
}

export function evaluate(
  as: string,
  {
    says,
    situation,
    ...body
  }: SayAnd<{
    success: 'reached' | 'partly' | 'not-reached';
    satisfaction: number;
    situation: Readonly<Record<string, 'worse' | 'same' | 'better' | 'solved'>>;
    note: string;
  }>,
): CommandStep {
  const domains = Object.entries(situation).map(([lifeDomain, now]) => ({
    lifeDomain,
    situation: now,
  }));
  const text = `records the evaluation, success ${body.success}: ${says}`;
  return post(as, text, 'evaluation', { ...body, situation: domains });
}

export function startAftercare(as: string, says: string): CommandStep {
  return post(as, says, 'aftercare', {});
}

export function enterAbsence(
  as: string,
  { says, member, days }: SayAnd<{ member: string; days: number }>,
): CommandStep {
  return {
    ...post(as, says, 'absences', (dates) => ({
      fromDate: dates.day(0),
      untilDate: dates.day(days),
    })),
    path: `/members/${member}/absences`,
  };
}

export function showAgenda(as: string, team: 'adult' | 'youth'): AgendaStep {
  return { kind: 'agenda', as, team };
}

export function untilOverdue(deadline: OverdueStep['deadline'], says: string): OverdueStep {
  return { kind: 'overdue', deadline, says };
}

export function mustBeRefused(step: CommandStep, refusal: string): CommandStep {
  return { ...step, refusal, name: `${step.name}-refused` };
}

export function post(as: string, says: string, resource: string, body: Body): CommandStep {
  const path = `/cases/{case}/${resource}`;
  return {
    kind: 'command',
    as,
    says,
    name: resource.replaceAll('/', '-'),
    method: 'POST',
    path,
    body,
  };
}
