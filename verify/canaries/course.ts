import { z } from 'zod';
import type { Writer } from './writer';

const ViewSchema = z.object({
  proposedSlotAt: z.string().optional(),
  sessions: z.array(z.object({ sessionId: z.string(), outcome: z.string().optional() })),
});

/** The whole life of a case with a canary in every field that takes a text. */
export async function liveThrough(writer: Writer): Promise<void> {
  const { give } = writer;
  const say = (field: string) => writer.text('kept', field);
  await give('referral-decision', { decision: 'accept', team: 'adult', caseHolder: 'wc-01' });
  for (const kind of ['note', 'letter', 'document'])
    await give('dossier', { kind, content: say(`dossier ${kind}`) });
  const intake = { solution: say('solution'), successCriterion: say('success criterion') };
  await give('contact-attempts', { ...contact(false), note: say('contact note') });
  const sequence = await give('intake', { lifeDomains: ['debts', 'housing'], ...intake });
  await meet(writer, 'first', sequence);
  await give('suspension', suspension(say('suspension explanation')));
  await give('suspension', undefined, 'DELETE');
  await workOnPlan(writer);
  const worse = { ...contact(true), outcome: 'follow-up-wanted' };
  await meet(
    writer,
    'follow-up',
    await give('call-back-attempts', { ...worse, note: say('call-back note') }),
  );
  await give('plan', plan(say, 11));
  await recordForPolicyGroup(writer);
  const well = { ...contact(true), outcome: 'goes-well' };
  await give('call-back-attempts', { ...well, note: say('second call-back note') });
  await closeAndReopen(writer);
}

/** A referral that belongs elsewhere. */
export async function redirect(writer: Writer): Promise<void> {
  const explanation = writer.text('kept', 'redirection explanation');
  const decision = { decision: 'redirect', to: 'uwv', reason: 'other', explanation };
  await writer.give('referral-decision', decision);
}

const DossierSchema = z.object({ entries: z.array(z.object({ entryId: z.string() })) });

/** Reading is logged: who read what, and not what it says. */
export async function readDossier({ prober, caseNumber }: Writer): Promise<void> {
  const target = `/v1/cases/${caseNumber}/dossier`;
  const { entries } = DossierSchema.parse((await prober.send({ method: 'GET', target })).body);
  for (const { entryId } of entries)
    await prober.send({ method: 'GET', target: `${target}/${entryId}` });
}

async function meet({ give, view, text }: Writer, kind: string, sequence: number): Promise<void> {
  const { proposedSlotAt: startsAt } = ViewSchema.parse(await view(sequence));
  const place = `Zaal ${text('kept', `${kind} session place`).replaceAll('\n', ' ')}`;
  const scheduled = await give('sessions', { kind, startsAt, place });
  const { sessions } = ViewSchema.parse(await view(scheduled));
  const open = sessions.find(({ outcome }) => outcome === undefined);
  await give(`sessions/${open?.sessionId ?? 'none'}/outcome`, {
    outcome: 'held',
    attendees: ['resident', 'work-coach'],
    minutes: 90,
    told: text('kept', `${kind} session story`),
    summary: text('kept', `${kind} session summary`),
  });
}

async function workOnPlan({ give, text }: Writer): Promise<void> {
  const say = (field: string) => text('kept', field);
  await give('plan', plan(say, 1));
  await give('actions', { actionId: 'a9', owner: 'social-team', what: say('added action') });
  await give('actions/a1', { status: 'started' }, 'PATCH');
  await give('actions/a1', { status: 'completed', result: say('action result') }, 'PATCH');
  await give('actions/a9', { status: 'cancelled', explanation: say('cancellation') }, 'PATCH');
}

async function recordForPolicyGroup({ give, text }: Writer): Promise<void> {
  await give('deviations', {
    rule: 'Participatiewet',
    article: 'art. 18',
    decidedBy: 'pl-01',
    reason: text('kept', 'deviation reason'),
    insteadOf: text('kept', 'deviation instead of'),
  });
  const textOfSignal = text('kept', 'signal text');
  await give('signals', { theme: 'waiting-list', window: 'resident', text: textOfSignal });
}

async function closeAndReopen({ give, text }: Writer): Promise<void> {
  const say = (field: string) => text('kept', field);
  await give('closure', { outcome: 'breakthrough', explanation: say('closure explanation') });
  await give('evaluation', { success: 'reached', satisfaction: 7, note: say('evaluation note') });
  await give('aftercare', {});
  await give('aftercare/contacts', { ...contact(true), note: say('aftercare note') });
  await give('aftercare', undefined, 'DELETE');
  await give('reopening', { explanation: say('reopening explanation') });
  await give('closure', {
    outcome: 'no-breakthrough',
    reason: 'no-housing',
    explanation: say('second closure explanation'),
  });
}

function contact(reached: boolean) {
  return { soort: 'Telefoon', dagdeel: 'Avond', reached };
}

function suspension(explanation: string) {
  const untilAt = new Date(Date.now() + 3_600_000).toISOString();
  return { reason: 'other', explanation, untilAt };
}

/** Ids of actions that are settled stay taken. */
function plan(say: (field: string) => string, firstId: number) {
  return {
    goals: [{ goalId: 'g1', what: say('goal') }],
    actions: [0, 1, 2].map((step) => ({
      actionId: `a${firstId + step}`,
      goalId: 'g1',
      owner: 'resident',
      what: say(`action ${step}`),
    })),
  };
}
