import { Badge, type Tone } from './badge';

export interface PlanStep {
  readonly number: number;
  readonly what: string;
  readonly goal?: string | undefined;
  readonly who: string;
  readonly when: string;
  readonly state: 'done' | 'now' | 'wait' | 'late';
  readonly badge: { readonly tone: Tone; readonly word: string };
}

/** Numbered steps in their order: what, who and until when. */
export function Plan({ steps }: { readonly steps: readonly PlanStep[] }) {
  return (
    <ol class="ok-plan">
      {steps.map(({ number, what, goal, who, when, state, badge }) => (
        <li class={state}>
          <span class="ok-no" aria-hidden="true">
            {number}
          </span>
          <div>
            <span class="ok-hide">{`Stap ${number}: `}</span>
            {what}
            {goal !== undefined && <div class="ok-quiet ok-small">{goal}</div>}
          </div>
          <div>
            {who}
            <div class="ok-quiet ok-small">{when}</div>
          </div>
          <div>
            <Badge tone={badge.tone}>{badge.word}</Badge>
          </div>
        </li>
      ))}
    </ol>
  );
}
