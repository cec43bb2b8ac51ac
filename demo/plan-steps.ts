import type { CommandStep, Dates } from './script';
import { post } from './steps';

interface ActionDraft {
  readonly actionId: string;
  readonly owner: string;
  readonly what: string;
  readonly goalId?: string;
  readonly dependsOn?: readonly string[];
  readonly lifeDomain?: string;
  readonly days?: number;
}

export function action(
  actionId: string,
  owner: string,
  what: string,
  more: Omit<ActionDraft, 'actionId' | 'owner' | 'what'> = {},
): ActionDraft {
  return { actionId, owner, what, ...more };
}

export function agreePlan(
  as: string,
  plan: {
    readonly says: string;
    readonly goals: Readonly<Record<string, string>>;
    readonly actions: readonly ActionDraft[];
  },
): CommandStep {
  const goals = Object.entries(plan.goals).map(([goalId, what]) => ({ goalId, what }));
  return post(as, `agrees the plan: ${plan.says}`, 'plan', (dates) => ({
    goals,
    actions: plan.actions.map((draft) => dated(draft, dates)),
  }));
}

export function addAction(as: string, says: string, draft: ActionDraft): CommandStep {
  return post(as, `adds ${draft.actionId}: ${says}`, 'actions', (dates) => dated(draft, dates));
}

function dated({ days, ...draft }: ActionDraft, dates: Dates): Record<string, unknown> {
  return days === undefined ? { ...draft } : { ...draft, dueDate: dates.day(days) };
}

export function start(as: string, actionId: string, says: string): CommandStep {
  return change(as, { actionId, verb: 'starts', says }, { status: 'started' });
}

export function complete(as: string, actionId: string, says: string, result: string): CommandStep {
  return change(as, { actionId, verb: 'completes', says }, { status: 'completed', result });
}

export function cancel(
  as: string,
  actionId: string,
  says: string,
  explanation: string,
): CommandStep {
  return change(as, { actionId, verb: 'cancels', says }, { status: 'cancelled', explanation });
}

function change(
  as: string,
  { actionId, verb, says }: Record<'actionId' | 'verb' | 'says', string>,
  body: Record<string, string>,
): CommandStep {
  return {
    kind: 'command',
    as,
    says: `${verb} ${actionId}: ${says}`,
    name: `${verb}-${actionId}`,
    method: 'PATCH',
    path: `/cases/{case}/actions/${actionId}`,
    body,
  };
}

interface Contact {
  readonly soort: 'Telefoon' | 'Huisbezoek' | 'SMS/Whatsapp' | 'Kaartje' | 'Mail';
  readonly dagdeel: 'Ochtend' | 'Middag' | 'Avond';
  readonly note: string;
}

/** Without an outcome the resident was not reached. */
export function callBack(
  as: string,
  attempt: Contact & { readonly outcome?: 'goes-well' | 'follow-up-wanted' | 'worse' },
): CommandStep {
  const reached = attempt.outcome !== undefined;
  const says = `calls back (${attempt.soort}): ${attempt.outcome ?? 'not reached'}`;
  return post(as, says, 'call-back-attempts', { ...attempt, reached });
}

export function contact(as: string, attempt: Contact & { readonly reached: boolean }): CommandStep {
  const says = `seeks contact (${attempt.soort}): ${attempt.reached ? 'reached' : 'not reached'}`;
  return post(as, says, 'contact-attempts', { ...attempt });
}

export function pilotFlame(
  as: string,
  attempt: Contact & { readonly reached: boolean },
): CommandStep {
  const says = `pilot flame contact (${attempt.soort}): ${attempt.reached ? 'reached' : 'not reached'}`;
  return post(as, says, 'aftercare/contacts', { ...attempt });
}
