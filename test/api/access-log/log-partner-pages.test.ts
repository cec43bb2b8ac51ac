import { logPartnerPages } from '../../../api/access-log/log-partner-pages';
import { createMemoryLog } from '../../support/memory-log';
import { createFakeDesk, handoffId } from '../pages/fake-desk';

const answer = { handoffId, answerId: 'page-1', sequence: 1, status: 'accepted' } as const;

it('writes a line for what a page opens and answers, and none for how things stand', async () => {
  const log = createMemoryLog();
  const desk = logPartnerPages(createFakeDesk(), log);
  await desk.standingOf(handoffId);
  await desk.openContent(handoffId);
  await desk.answer(answer);
  expect(log.entries.map(({ access }) => [access.operation, access.status])).toEqual([
    ['openHandoffPage', 200],
    ['answerHandoffPage', 202],
  ]);
  expect(log.entries[0]).toMatchObject({
    access: {
      ...{ subject: 'viveste', role: 'partner', organisation: 'viveste', authority: 'page-link' },
      ...{ caseNumbers: ['OK-2026-00042'], handoffId },
    },
    processing: { activity: 'handoff' },
  });
});

it('has a line for content that may not be seen any more, but nothing was processed', async () => {
  const log = createMemoryLog();
  const desk = logPartnerPages(Object.assign(createFakeDesk(), { opened: undefined }), log);
  expect(await desk.openContent(handoffId)).toBeUndefined();
  expect(log.entries).toMatchObject([{ access: { status: 410 } }]);
  expect(log.entries[0]).not.toHaveProperty('processing');
});

it('shows nothing of what it could not write down', async () => {
  const away = { ...createMemoryLog(), append: () => Promise.reject(new Error('away')) };
  const desk = logPartnerPages(createFakeDesk(), away);
  await expect(desk.openContent(handoffId)).rejects.toMatchObject({
    ...{ status: 503, code: 'LOG_UNAVAILABLE' },
  });
});
