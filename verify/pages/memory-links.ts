import type { CodeTry, HandoffLinks } from '../../store/handoff-links';

export const rightCode = '123456';
export const unknownToken = 'no-link-at-all';
const tries = 5;

/** Links of a run without a database: the token is the hand-off's id, and there is one code. */
export function createMemoryLinks(busy: readonly string[]): HandoffLinks {
  const triesLeft = new Map<string, number>();
  const answers = new Map<string, number>();
  return {
    keep: (handoffId) => Promise.resolve(handoffId),
    find: (token) => {
      if (token === unknownToken) return Promise.resolve(undefined);
      const left = triesLeft.get(token);
      const code = { expiresAt: '2999-01-01T00:00:00.000Z', triesLeft: left ?? 0 };
      return Promise.resolve({ handoffId: token, ...(left === undefined ? {} : { code }) });
    },
    issueCode: (handoffId) => {
      if (busy.includes(handoffId)) return Promise.resolve(undefined);
      triesLeft.set(handoffId, tries);
      return Promise.resolve(rightCode);
    },
    tryCode: (handoffId, code) => {
      const left = triesLeft.get(handoffId) ?? 0;
      triesLeft.set(handoffId, Math.max(0, left - 1));
      if (left === 0) return Promise.resolve<CodeTry>({ result: 'no-code' });
      return Promise.resolve<CodeTry>(
        code === rightCode ? { result: 'right' } : { result: 'wrong', triesLeft: left - 1 },
      );
    },
    nextAnswerNumber: (handoffId) => {
      const next = (answers.get(handoffId) ?? 0) + 1;
      answers.set(handoffId, next);
      return Promise.resolve(next);
    },
  };
}
