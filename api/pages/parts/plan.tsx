import { Badge, type Tone } from './badge';
import { Link } from './text';

export interface PlanStep {
  readonly number: number;
  readonly what: string;
  readonly goal?: string | undefined;
  readonly who: string;
  readonly when: string | undefined;
  readonly state: 'done' | 'now' | 'wait' | 'late';
  readonly badge: { readonly tone: Tone; readonly word: string };
  /** What can be done with it. */
  readonly link?: { readonly go: string; readonly href: string } | undefined;
}

/** Numbered steps in their order: what, who and until when. */
export function Plan({ steps }: { readonly steps: readonly PlanStep[] }) {
  return (
    <ol class="ok-plan">
      {steps.map(({ number, what, goal, who, when, state, badge, link }) => (
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
            {when !== undefined && <div class="ok-quiet ok-small">{when}</div>}
          </div>
          <div>
            <Badge tone={badge.tone}>{badge.word}</Badge>
          </div>
          {link !== undefined && (
            <div class="ok-no-print">
              <Link href={link.href}>
                {link.go}
                <span class="ok-hide">{` van stap ${number}`}</span>
              </Link>
            </div>
          )}
        </li>
      ))}
    </ol>
  );
}
