import { createJournalActivities } from '../../activities/journal-activities';
import { clock, type CaseEvent } from '../../domain/case/events';

const event: CaseEvent = {
  seq: 2,
  at: '2026-11-24T09:30:00.000Z',
  type: 'maxDurationReached',
  by: clock,
  data: {},
};

describe('recording events', () => {
  it('hands the batch to the journal of the case', async () => {
    const recordEvents = jest.fn().mockResolvedValue(undefined);
    const activities = createJournalActivities({ recordEvents });
    await activities.recordEvents({ caseNumber: 'OK-2026-00001', events: [event] });
    expect(recordEvents.mock.calls).toEqual([['OK-2026-00001', [event]]]);
  });

  it('leaves every failure to Temporal, which tries again', async () => {
    const away = new Error('the database is starting up');
    const activities = createJournalActivities({ recordEvents: () => Promise.reject(away) });
    const recorded = activities.recordEvents({ caseNumber: 'OK-2026-00001', events: [event] });
    await expect(recorded).rejects.toBe(away);
  });
});
