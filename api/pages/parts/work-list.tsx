import { Badge, type Tone } from './badge';
import { LinkButton } from './button';

export interface Work {
  readonly what: string;
  readonly about: string;
  readonly why: string;
  readonly badge?: { readonly tone: Tone; readonly word: string };
  readonly go?: string;
  /** Absent where it is only read. */
  readonly href?: string;
}

/** What waits, each with one thing to do. */
export function WorkList({ items }: { readonly items: readonly Work[] }) {
  return (
    <ul class="ok-plain ok-work">
      {items.map(({ what, about, why, badge, go, href }) => (
        <li>
          <div class="ok-row">
            <strong>{what}</strong>
            {badge !== undefined && <Badge tone={badge.tone}>{badge.word}</Badge>}
          </div>
          <div>{about}</div>
          <div class="ok-quiet">{why}</div>
          {href !== undefined && (
            <div class="ok-do ok-no-print">
              <LinkButton href={href}>
                {go}
                <span class="ok-hide">{`: ${what}, ${about}`}</span>
              </LinkButton>
            </div>
          )}
        </li>
      ))}
    </ul>
  );
}
