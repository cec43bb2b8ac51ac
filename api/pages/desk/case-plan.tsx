import { dutchDate } from '../dutch-moment';
import { Facts } from '../parts/facts';
import { Folded } from '../parts/folded';
import { Plan, type PlanStep } from '../parts/plan';
import { Section } from '../parts/section';
import { Link, P } from '../parts/text';
import { capitalised } from '../phrases';
import { caseAt } from './addresses';
import { isSettledStep, residentOf, stepNumber, type CaseDesk, type CaseProps } from './case-view';
import { DoingLinks } from './doing-links';
import { doingsOf } from './doings';
import { planByPerson, turnsOf } from './plan-people';
import { ownerName } from './who';

type Action = CaseDesk['actions'][number];

/** The steps in their order, whose turn it is, and the same by person. */
export function PlanSection({ visit, of }: CaseProps) {
  const { actions } = of;
  const settled = actions.filter(({ status }) => status === 'completed').length;
  return (
    <Section id="plan" title="Plan">
      {actions.length === 0 ? (
        <P>Er is nog geen plan. Dat maken we samen aan tafel.</P>
      ) : (
        <>
          <P>
            {`${settled} van ${actions.length} stappen klaar. `}
            {turnsOf({ visit, of })}
          </P>
          <Plan steps={actions.map((action, index) => stepOf({ visit, of }, action, index + 1))} />
          <Folded title="Per persoon">
            <Facts of={planByPerson({ visit, of })} />
          </Folded>
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
  const { what, owner, goalId } = action;
  return {
    number,
    what: what ?? 'Deze tekst is er niet meer.',
    goal: of.goals.find((goal) => goal.goalId === goalId)?.what,
    who: capitalised(ownerName(visit, owner, residentOf(of))),
    when: whenOf(action),
    ...standing(of, action),
    link: doingsOf(of, ['startAction', 'completeAction', 'cancelAction'], action.actionId)[0],
  };
}

function whenOf(action: Action): string | undefined {
  if (action.dueDate !== undefined) return `voor ${dutchDate(action.dueDate)}`;
  return isSettledStep(action) ? undefined : 'geen datum';
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
