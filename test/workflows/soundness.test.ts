import { isAtRest, mostOpenTimers, taskFailures, type History } from '../support/histories';

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

  it('leaves out a task that the server has done again because a signal came', () => {
    const again = {
      workflowTaskFailedEventAttributes: { cause: 1, failure: { message: 'again' } },
    };
    const broken = { workflowTaskFailedEventAttributes: { cause: 2, failure: { message: 'bad' } } };
    expect(taskFailures(history(again, broken))).toEqual(['bad']);
  });

  it('knows when nothing is under way any more, also after a failure', () => {
    const scheduled = { activityTaskScheduledEventAttributes: {} };
    const failed = { activityTaskFailedEventAttributes: {} };
    expect(isAtRest(history(scheduled))).toBe(false);
    expect(isAtRest(history(scheduled, failed))).toBe(true);
  });
});
