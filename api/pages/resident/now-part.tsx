import type { PlanStep, ResidentPlan } from '../../residents/resident-plan';
import { dutchDay } from '../dutch-moment';
import { Next, Notice } from '../parts/notice';
import { P } from '../parts/text';
import { capitalised } from '../phrases';
import { canBeDone, DoneForm } from './plan-list';
import type { ResidentFrame } from './resident-layout';
import { dayInWords, ownerInWords } from './words';

interface NowPartProps {
  readonly frame: ResidentFrame;
  readonly plan: ResidentPlan;
}

export function nextOf({ steps }: ResidentPlan): PlanStep | undefined {
  return steps.find(canBeDone);
}

/** The one thing to do now; and when there is none, who is busy with what. */
export function NowPart({ frame, plan }: NowPartProps) {
  const next = nextOf(plan);
  return (
    <>
      {next === undefined ? <Waiting plan={plan} /> : <MyTurn step={next} frame={frame} />}
      {plan.steps
        .filter(({ isLate, isMine }) => isLate && !isMine)
        .map((step) => (
          <Notice title={`Dit duurt langer: ${step.what}`}>
            <P>
              {step.dueDate !== undefined &&
                `Het is niet gelukt voor ${dayInWords(step.dueDate)}. `}
              Dat ligt niet aan jou. {capitalised(ownerInWords(step))} doet deze stap. Wil je weten
              hoe het staat? Bel ons.
            </P>
          </Notice>
        ))}
    </>
  );
}

function MyTurn({ step, frame }: { readonly step: PlanStep; readonly frame: ResidentFrame }) {
  const when = step.dueDate === undefined ? '' : ` Doe het voor ${dayInWords(step.dueDate)}.`;
  const late = step.isLate ? ' Die dag is voorbij. Dat is niet erg.' : '';
  return (
    <Next
      what="Nu ben jij aan de beurt"
      why={`${sentence(step.what)}${when}${late} Lukt het niet? Bel ons. Dan doen we het samen.`}
    >
      <DoneForm step={step} seal={frame.seal} isFirst />
    </Next>
  );
}

function Waiting({ plan }: { readonly plan: ResidentPlan }) {
  const { steps, stage, appointments } = plan;
  const busy =
    steps.find(({ state }) => state === 'busy') ?? steps.find(({ state }) => state === 'open');
  const call = appointments.find(({ kind }) => kind === 'call-back');
  if (stage === 'before-plan')
    return (
      <Next
        what="Je plan is er nog niet"
        why="Wij maken het samen met jou, aan tafel. Je hoeft nu niets te doen."
      />
    );
  if (busy === undefined) return <Next what="Alle stappen zijn klaar" why={callText(call?.at)} />;
  const until = busy.dueDate === undefined ? '' : ` Dat is klaar voor ${dayInWords(busy.dueDate)}.`;
  const who = capitalised(ownerInWords(busy));
  return (
    <Next
      what="Er is nu geen stap voor jou"
      why={`Je plan is nog niet klaar. ${who} doet nu: ${sentence(busy.what)}${busy.isLate ? '' : until} ${callText(call?.at)}`}
    />
  );
}

function callText(at: string | undefined): string {
  return at === undefined
    ? 'Wil je weten hoe het staat? Bel ons.'
    : `Wij bellen je uiterlijk ${dutchDay(at)}.`;
}

/** Ends with a full stop, however it was written. */
function sentence(text: string): string {
  return /[.!?]$/.test(text) ? text : `${text}.`;
}
