import type { CommandName } from '../../../domain/case/commands';
import { Link } from '../parts/text';
import type { CaseDesk } from './case-view';
import { doingsOf } from './doings';

interface DoingLinksProps {
  readonly of: CaseDesk;
  readonly names: readonly CommandName[];
  /** Step, hand-off, basis or request; absent: whichever. */
  readonly about?: string;
  /** Read out and hidden, for links that stand in every row of a table. */
  readonly context?: string;
  /** Instead of what the link is called elsewhere. */
  readonly label?: string | undefined;
}

/** What the viewer can do here now; nothing where there is nothing. */
export function DoingLinks({ of, names, about, context, label }: DoingLinksProps) {
  const links = doingsOf(of, names, about);
  if (links.length === 0) return null;
  return (
    <p class="utrecht-paragraph ok-row ok-no-print">
      {links.map(({ go, href }) => (
        <Link href={href}>
          {label ?? go}
          {context !== undefined && <span class="ok-hide">{`: ${context}`}</span>}
        </Link>
      ))}
    </p>
  );
}
