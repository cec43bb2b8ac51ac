import type {
  CommandStep,
  HandoffOverdueStep,
  HandoffStatusStep,
  IdOf,
  ReceiptStep,
} from './script';
import { post } from './steps';

/** Categories by partner. */
type Grants = Readonly<Record<string, readonly string[]>>;

const consentDays = 180;

/** One form for all partners; later steps call it `consent`. */
export function consent(as: string, says: string, grants: Grants): CommandStep {
  const step = post(as, `records the consent: ${says}`, 'bases', (dates) => ({
    kind: 'consent',
    textVersion: 'toestemming-2026-1',
    givenHow: 'in-writing',
    validUntilAt: dates.instant(consentDays),
    grants: listed(grants),
  }));
  return { ...step, makes: { kind: 'basis', name: 'consent' } };
}

/** A task the law gives; later steps call it `task`. */
export function statutoryTask(
  as: string,
  {
    says,
    grants,
    ...facts
  }: Record<'says' | 'law' | 'article' | 'necessity' | 'decidedBy', string> & {
    readonly grants: Grants;
  },
): CommandStep {
  const body = { kind: 'statutory', ...facts, grants: listed(grants) };
  const step = post(as, `records a statutory task: ${says}`, 'bases', body);
  return { ...step, makes: { kind: 'basis', name: 'task' } };
}

function listed(grants: Grants) {
  return Object.entries(grants).map(([partner, categories]) => ({ partner, categories }));
}

interface HandoffDraft {
  readonly says: string;
  readonly question: string;
  readonly categories: readonly string[];
  readonly kind?: 'help-request' | 'application' | 'information-request' | 'warm-handover';
  readonly basis?: 'consent' | 'task';
  /** What this partner reads about a life domain. */
  readonly details?: Readonly<Record<string, string>>;
}

/** Later steps call the hand-off by its partner. */
export function handOff(
  as: string,
  actionId: string,
  partner: string,
  { says, details = {}, basis = 'consent', kind = 'help-request', ...asked }: HandoffDraft,
): CommandStep {
  const body = (_dates: unknown, idOf: IdOf) => ({
    actionId,
    partner,
    kind,
    basisId: idOf(basis),
    ...asked,
    details: Object.entries(details).map(([category, text]) => ({ category, text })),
  });
  const step = post(as, `hands ${actionId} to ${partner}: ${says}`, 'handoffs', body);
  return { ...step, makes: { kind: 'handoff', name: partner } };
}

export function cancelHandoff(as: string, partner: string, says: string): CommandStep {
  const resource = `handoffs/{id:${partner}}/cancellation`;
  const step = post(as, `cancels the hand-off to ${partner}: ${says}`, resource, {
    explanation: says,
  });
  return { ...step, name: `cancellation-${partner}` };
}

export function untilHandoff(
  handoff: string,
  status: HandoffStatusStep['status'],
  says: string,
): HandoffStatusStep {
  return { kind: 'handoff-status', handoff, status, says };
}

export function untilHandoffOverdue(handoff: string, says: string): HandoffOverdueStep {
  return { kind: 'handoff-overdue', handoff, says };
}

/** Everything that was consented to. */
export function withdrawConsent(as: string, says: string): CommandStep {
  const resource = 'bases/{id:consent}/withdrawal';
  return { ...post(as, `withdraws the consent: ${says}`, resource, {}), name: 'withdrawal' };
}

export function untilReceipt(says: string): ReceiptStep {
  return { kind: 'receipt', basis: 'consent', says };
}
