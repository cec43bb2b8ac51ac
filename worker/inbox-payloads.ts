import type { PartnerAnswer } from '../domain/handoff/answer';
import type { CorrectionNoticeInput } from '../workflows/correction-notice/correction-notice-messages';
import type { ResidentCaseInput } from '../workflows/resident-case/resident-case-messages';

/** A command that was stored before the case heard of it. */
export interface StoredCommand {
  /** Of the case's update. */
  readonly name: string;
  readonly command: { readonly commandId: string };
}

/** Only the hub writes its inbox. */
export function isCaseInput(payload: unknown): payload is ResidentCaseInput {
  return isObject(payload) && 'current' in payload && 'limits' in payload;
}

export function isStoredCommand(payload: unknown): payload is StoredCommand {
  return (
    isObject(payload) && 'name' in payload && 'command' in payload && isObject(payload.command)
  );
}

export function isAnswer(payload: unknown): payload is PartnerAnswer {
  return isObject(payload) && 'answerId' in payload && isNudge(payload);
}

export function isNudge(payload: unknown): payload is { readonly handoffId: string } {
  return isObject(payload) && 'handoffId' in payload && typeof payload.handoffId === 'string';
}

export function isCorrectionNotice(payload: unknown): payload is CorrectionNoticeInput {
  return isObject(payload) && 'entryId' in payload && 'handoff' in payload;
}

function isObject(value: unknown): value is object {
  return typeof value === 'object' && value !== null;
}
