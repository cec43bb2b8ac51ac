import { collectTexts } from '../../api/commands/texts';
import type { Actor } from '../../domain/case/case';
import type { CaseEvent } from '../../domain/case/events';
import { answer, begin, deliver } from '../../domain/handoff/decide-handoff';
import type { Partner } from '../../domain/partner/partner';
import type { Policy } from '../../domain/policy/policy';
import type { DossierEntry } from '../../store/dossier';
import type { Random } from '../support/random';
import { Story } from './story';

export interface LiveCase {
  readonly caseNumber: string;
  readonly journal: readonly CaseEvent[];
  readonly entries: readonly DossierEntry[];
}

export interface Casting {
  readonly policy: Policy;
  readonly partners: readonly Partner[];
}

const leader: Actor = { subject: 'pl-02', role: 'project-leader', organisation: 'houten' };
const daysAgo = 28;
/** Of the only deviation of each case. */
export const deviationId = 'd-1';
/** One in so many asks for money that nobody decided on yet. */
const undecided = 100;
const sentences = [
  'Er is geen adres, en daarom is er ook geen uitkering.',
  'De brief van de woningcorporatie ligt bij de werkcoach.',
  'Wij spraken af dat er deze week gebeld wordt.',
  'De huur is twee maanden niet betaald, daarna wel.',
  'De kinderen zijn in het weekend bij hun oma.',
  'Er is een plek vrij, maar pas over drie weken.',
];

/** Four weeks of one case with a plan, hand-offs, contacts and texts, and who holds it. */
export function liveCase(
  number: number,
  holder: string,
  { policy, partners }: Casting,
  random: Random,
): LiveCase {
  const caseNumber = `OK-2026-${String(number).padStart(5, '0')}`;
  const texts = collectTexts({ caseNumber, writtenBy: holder, commandId: `planted/${caseNumber}` });
  const by: Actor = { subject: holder, role: 'professional', organisation: 'wil' };
  const say = (kind: string, count = 3) =>
    texts.ref(kind, Array.from({ length: count }, () => random.pick(sentences)).join(' '));
  const person = { name: `Noor Verzonnen-${String(number)}`, phone: '0600000000' };
  const referral = {
    ...({ source: 'social-team', team: 'adult', urgency: 'normal' } as const),
    ...({ lifeDomains: ['housing', 'income'], storyRef: say('story', 6) } as const),
    personRef: texts.ref('person', person),
  };
  const story = new Story({ caseNumber, referral, by, daysAgo, terms: policy.terms });
  const telling: Telling = { story, by, say, number };
  meet(telling);
  plan(telling);
  handOver(telling, partners);
  askMoney(telling, policy);
  callBack(telling);
  return { caseNumber, journal: story.journal, entries: texts.entries };
}

interface Telling {
  readonly story: Story;
  readonly by: Actor;
  readonly number: number;
  /** Writes a text and gives the reference to it. */
  readonly say: (kind: string, count?: number) => string;
}

const phone = { soort: 'Telefoon', dagdeel: 'Middag', reached: true } as const;

function meet({ story, by, say }: Telling): void {
  const team = { team: 'adult', caseHolder: by.subject, backup: 'st-01' } as const;
  story.give(by, 'acceptReferral', team);
  story.give(by, 'recordContactAttempt', { ...phone, noteRef: say('note') });
  story.pass(2);
  story.give(by, 'recordIntake', {
    ...({ lifeDomains: ['housing', 'income', 'debts'], wantedAtTable: ['viveste'] } as const),
    ...{ solutionRef: say('solution'), successCriterionRef: say('successCriterion') },
  });
  const startsAt = story.inDays(5);
  const session = { sessionId: 's-1', kind: 'first', startsAt, isDigital: false } as const;
  story.give(by, 'scheduleSession', { ...session, invitees: ['work-coach', 'social-team'] });
  story.pass(6);
  story.give(by, 'recordSession', {
    ...{ sessionId: 's-1', outcome: 'held', attendees: ['resident', 'work-coach'], minutes: 90 },
    summaryRef: say('summary', 6),
  });
}

function plan({ story, by, say }: Telling): void {
  const action = (actionId: string, owner: string, dependsOn: readonly string[] = []) => ({
    ...{ actionId, owner, dependsOn, goalId: actionId < 'a4' ? 'g1' : 'g2' },
    ...{ whatRef: say('what', 2), dueDate: story.inDays(14).slice(0, 10) },
  });
  story.give(by, 'agreePlan', {
    goals: ['g1', 'g2'].map((goalId) => ({ goalId, whatRef: say('what', 1) })),
    actions: [
      ...[action('a1', 'work-coach'), action('a2', 'resident'), action('a3', 'viveste', ['a1'])],
      ...[action('a4', 'income-and-debts'), action('a5', 'social-team'), action('a6', 'resident')],
    ],
  });
  story.give(by, 'completeAction', { actionId: 'a1', resultRef: say('result') });
}

function handOver({ story, by, say, number }: Telling, partners: readonly Partner[]): void {
  const asked = ['a3', 'a4', 'a5'].map((actionId, index) => {
    const partner = partners[(number + index) % partners.length];
    if (partner === undefined) throw new Error('There are no partners.');
    return { actionId, partner };
  });
  const grants = asked.map(({ partner: { id, categories } }) => ({ partner: id, categories }));
  story.give(by, 'recordBasis', {
    ...({ basisId: 'b-1', kind: 'consent', textVersion: '2026-1', grants } as const),
    ...({ givenHow: 'in-writing', validUntil: story.inDays(365) } as const),
  });
  for (const { actionId, partner } of asked) {
    const { id, categories, terms } = partner;
    story.give(by, 'requestHandoff', {
      ...({ actionId, partner: id, kind: 'help-request', basisId: 'b-1', terms } as const),
      ...{ categories, partnerMay: categories, questionRef: say('question'), detailRefs: [] },
      delivery: { retrySeconds: [5], tellAfterAttempt: 4, crisisSeconds: 900 },
    });
    story.report(begin);
    story.report((handoff, now) => deliver(handoff, 1, now));
  }
  story.pass(2);
  const noteRef = say('note');
  story.report(({ handoffId, partner, ...rest }, now) => {
    const said = { handoffId, partner, sequence: 1, status: 'accepted', receivedAt: now } as const;
    return answer({ handoffId, partner, ...rest }, { ...said, answerId: handoffId, noteRef }, now);
  });
}

function askMoney({ story, by, say, number }: Telling, { budget: policy }: Policy): void {
  const refs = { purposeRef: say('purpose'), breakthroughRef: say('breakthrough') };
  story.give(by, 'requestBudget', { requestId: 'm-1', amountCents: 40_000, ...refs, policy });
  if (number % undecided === 1) return;
  story.give(leader, 'decideBudget', { requestId: 'm-1', decision: 'approve', policy });
  story.give(by, 'recordSpend', { requestId: 'm-1', spendId: 'u-1', amountCents: 12_500 });
}

function callBack({ story, by, say }: Telling): void {
  story.pass(2);
  story.give(by, 'recordCallBackAttempt', { ...phone, reached: false });
  story.pass(1);
  const outcome = { ...phone, outcome: 'goes-well' } as const;
  story.give(by, 'recordCallBackAttempt', { ...outcome, noteRef: say('note') });
  story.give(by, 'startAction', { actionId: 'a2' });
  story.give(by, 'recordDeviation', {
    ...{ deviationId, rule: 'Participatiewet', article: 'art. 18', decidedBy: leader.subject },
    ...{ mandate: 'table', reasonRef: say('reason'), decisionRef: say('decision') },
  });
  story.pass(14);
}
