import type { PlanStep } from '../../residents/resident-plan';
import { Badge } from '../parts/badge';
import { Button } from '../parts/button';
import { Form, type FormSeal } from '../parts/form';
import { capitalised } from '../phrases';
import { start } from './resident-layout';
import { dayInWords, ownerInWords, stepInWords } from './words';

interface PlanListProps {
  readonly steps: readonly PlanStep[];
  /** Absent on paper. */
  readonly seal?: FormSeal;
  /** Has its button above. */
  readonly next?: PlanStep | undefined;
}

/** Everybody's steps in one list, with who, until when and how it stands. */
export function PlanList({ steps, seal, next }: PlanListProps) {
  return (
    <ol class="ok-plan">
      {steps.map((step) => {
        const [tone, word] = stepInWords(step);
        const hasButton = seal !== undefined && canBeDone(step) && step !== next;
        return (
          <li>
            <span class="ok-no" aria-hidden="true">
              {step.number}
            </span>
            <div class="ok-lines">
              <span class="ok-hide">Stap {step.number}: </span>
              {step.what}
            </div>
            <div>
              {step.isMine ? <strong>Jij</strong> : capitalised(ownerInWords(step))}
              {step.dueDate !== undefined && step.state !== 'done' && (
                <div class="ok-quiet ok-small">voor {dayInWords(step.dueDate)}</div>
              )}
            </div>
            <div>
              <Badge tone={tone}>{word}</Badge>
            </div>
            {hasButton && <DoneForm step={step} seal={seal} />}
          </li>
        );
      })}
    </ol>
  );
}

export function canBeDone({ isMine, state }: PlanStep): boolean {
  return isMine && (state === 'open' || state === 'busy');
}

interface DoneFormProps {
  readonly step: PlanStep;
  readonly seal: FormSeal;
  readonly isFirst?: boolean;
}

export function DoneForm({ step, seal, isFirst = false }: DoneFormProps) {
  return (
    <Form action={`${start}/stap`} seal={seal}>
      <input type="hidden" name="stap" value={step.actionId} />
      <div>
        <Button kind={isFirst ? 'primary-action' : 'secondary-action'}>
          Dit is gelukt<span class="ok-hide">: stap {step.number}</span>
        </Button>
      </div>
    </Form>
  );
}
