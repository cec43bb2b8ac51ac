import type { FindPayload } from './sealed-payload';
import { writePayload, writeText, type SentPayload } from './payload-json';

/** One text for a key nobody knows, a case without a grant, another namespace and broken ciphertext. */
export const noAccess = 'No access: a project leader can give a grant for this case.';
export const erased = 'Erased (gewist): the key of this case was destroyed.';

export type Verdict = 'decoded' | 'refused' | 'erased' | 'plain';

export interface Judged {
  readonly verdict: Verdict;
  /** Of the key's case, where there is one. */
  readonly caseNumber: string | undefined;
  /** What the caller gets, in proto3 JSON. */
  readonly answer: unknown;
}

export interface Viewer {
  /** The cases with a grant that counts now. */
  readonly granted: ReadonlySet<string>;
  /** Whether the caller looks at the hub's own namespace. */
  readonly isInNamespace: boolean;
}

/** What a viewer gets of one payload. That a case was erased is no secret; whether a key exists is. */
export async function judgePayload(
  { json, payload }: SentPayload,
  { granted, isInNamespace }: Viewer,
  find: FindPayload,
): Promise<Judged> {
  const found = await find(payload);
  if (found === 'plain') return { verdict: 'plain', caseNumber: undefined, answer: json };
  if (found.state === 'unknown') return refused(undefined);
  const { caseNumber } = found;
  if (!isInNamespace) return refused(caseNumber);
  if (found.state === 'destroyed') {
    return { verdict: 'erased', caseNumber, answer: writeText(erased) };
  }
  if (caseNumber !== undefined && !granted.has(caseNumber)) return refused(caseNumber);
  const opened = await found.open();
  if (opened === undefined) return refused(caseNumber);
  return { verdict: 'decoded', caseNumber, answer: writePayload(opened) };
}

function refused(caseNumber: string | undefined): Judged {
  return { verdict: 'refused', caseNumber, answer: writeText(noAccess) };
}
