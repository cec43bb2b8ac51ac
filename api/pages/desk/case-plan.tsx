import { dutchDate } from '../dutch-moment';
import { Plan, type PlanStep } from '../parts/plan';
import { Section } from '../parts/section';
import { Link, P } from '../parts/text';
import { caseAt } from './addresses';
import { residentOf, stepNumber, type CaseDesk, type CaseProps } from './case-view';
import { DoingLinks } from './doing-links';
import { doingsOf } from './doings';
import { ownerName } from './who';

type Action = CaseDesk['actions'][number];

export function PlanSection({ visit, of }: CaseProps) {
  const { actions } = of;
  const settled = actions.filter(({ status }) => status === 'completed').length;
  return (
    <Section id="plan" title="Plan">
      {actions.length === 0 ? (
        <P>Er is nog geen plan. Dat maken we samen aan tafel.</P>
      ) : (
        <>
          <P>{`${settled} van ${actions.length} stappen klaar.`}</P>
          <Plan steps={actions.map((action, index) => stepOf({ visit, of }, action, index + 1))} />
        </>
      )}
      <DoingLinks of={of} names={['agreePlan', 'addAction']} />
      {of.mayIssueCode === true && (
        <p class="utrecht-paragraph ok-no-print">
          <Link href={`${caseAt(of.caseNumber)}/brief`}>Brief met code</Link>
        </p>
      )}
    </Section>
  );
}

function stepOf({ visit, of }: CaseProps, action: Action, number: number): PlanStep {
  const { what, owner, dueDate, goalId } = action;
  return {
    number,
    what: what ?? 'Deze tekst is er niet meer.',
    goal: of.goals.find((goal) => goal.goalId === goalId)?.what,
    who: ownerName(visit, owner, residentOf(of)),
    when: dueDate === undefined ? 'geen datum' : `voor ${dutchDate(dueDate)}`,
    ...standing(of, action),
    link: doingsOf(of, ['startAction', 'completeAction', 'cancelAction'], action.actionId)[0],
  };
}

function standing(of: CaseDesk, action: Action): Pick<PlanStep, 'state' | 'badge'> {
  const { status, isLate, isBlocked } = action;
  if (status === 'completed') return { state: 'done', badge: { tone: 'good', word: 'Klaar' } };
  if (status === 'cancelled') return { state: 'wait', badge: { tone: 'rest', word: 'Vervallen' } };
  if (isLate) return { state: 'late', badge: { tone: 'late', word: 'Te laat' } };
  if (isBlocked) return { state: 'wait', badge: { tone: 'rest', word: afterWords(of, action) } };
  const word = status === 'started' ? 'Nu bezig' : 'Kan beginnen';
  return { state: 'now', badge: { tone: 'now', word } };
}

function afterWords(of: CaseDesk, { dependsOn }: Action): string {
  const open = of.actions.filter(({ status }) => status === 'open' || status === 'started');
  const waited = open.filter(({ actionId }) => dependsOn.includes(actionId));
  const numbers = waited.map(({ actionId }) => stepNumber(of, actionId));
  return `Na stap ${numbers.join(' en ')}`;
}
