import type { CommandPurpose, Viewer } from '../../domain/desk/viewer';
import type { Caller } from '../route';

const purposes: readonly CommandPurpose[] = ['work', 'triage', 'decide-budget'];

/** The caller as somebody who looks at this case, with what the table of access lets them do in it. */
export function viewerOf({ subject, organisation, rightTo }: Caller): Viewer {
  const rights = Object.fromEntries(
    purposes.flatMap((purpose) => {
      const right = rightTo(purpose);
      return right === undefined ? [] : [[purpose, right.role]];
    }),
  );
  return { subject, organisation, rights, actsFor: [subject] };
}
