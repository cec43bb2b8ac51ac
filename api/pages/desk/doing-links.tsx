import type { CommandName } from '../../../domain/case/commands';
import { Link } from '../parts/text';
import type { CaseDesk } from './case-view';
import { doingsOf } from './doings';

interface DoingLinksProps {
  readonly of: CaseDesk;
  readonly names: readonly CommandName[];
  /** Step, hand-off, basis or request; absent: whichever. */
  readonly about?: string;
}

/** What the viewer can do here now; nothing where there is nothing. */
export function DoingLinks({ of, names, about }: DoingLinksProps) {
  const links = doingsOf(of, names, about);
  if (links.length === 0) return null;
  return (
    <p class="utrecht-paragraph ok-row ok-no-print">
      {links.map(({ go, href }) => (
        <Link href={href}>{go}</Link>
      ))}
    </p>
  );
}
