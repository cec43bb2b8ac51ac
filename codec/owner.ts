import type { SerializationContext } from '@temporalio/common';

/**
 * The case a payload belongs to, from the id of its workflow: `OK-2026-00042` for `case/OK-2026-00042` and for
 * `case/OK-2026-00042/handoff/2`; undefined for what belongs to none, such as the signal report.
 */
export function ownerOf(context: SerializationContext | undefined): string | undefined {
  return /^case\/(OK-\d{4}-\d{5,9})(?:\/|$)/.exec(context?.workflowId ?? '')?.[1];
}

/** What a sealed payload is bound to, so that it opens in no other namespace and for no other owner. */
export function placeOf(namespace: string, owner: string | undefined): string {
  return `temporal/${namespace}/${owner ?? 'system'}`;
}
