import { mostOpenTimers, taskFailures, type History } from '../support/histories';

const started = { timerStartedEventAttributes: {} };
const fired = { timerFiredEventAttributes: {} };
const cancelled = { timerCanceledEventAttributes: {} };

function history(...events: NonNullable<History['events']>): History {
  return { events };
}

describe('the judge of every history that a test leaves', () => {
  it('counts timers that are open at one moment', () => {
    expect(mostOpenTimers(history())).toBe(0);
    expect(mostOpenTimers(history(started, fired, started, cancelled, started))).toBe(1);
    expect(mostOpenTimers(history(started, started, cancelled))).toBe(2);
  });

  it('sees a task that failed', () => {
    const failed = { workflowTaskFailedEventAttributes: { failure: { message: 'broken' } } };
    expect(taskFailures(history(started, failed))).toEqual(['broken']);
  });
});
