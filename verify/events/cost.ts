import type { EventCounts } from './case-history';

const startEvents = 4;
const updateEvents = 5;

/** What a case cost, beside the least that its commands can cost: a start with its task, and one task per update. */
export interface Cost {
  readonly events: number;
  readonly updates: number;
  readonly least: number;
  readonly added: Readonly<Record<string, number>>;
  readonly failedTasks: number;
}

export function costOf(counts: EventCounts): Cost {
  const sum = (test: (type: string) => boolean) =>
    [...counts].filter(([type]) => test(type)).reduce((total, [, count]) => total + count, 0);
  const updates = counts.get('workflowExecutionUpdateCompleted') ?? 0;
  const events = sum(() => true);
  const least = startEvents + updateEvents * updates;
  const named = {
    'journal activities': sum((type) => type.startsWith('activityTask')),
    timers: sum((type) => type.startsWith('timer')),
    'search attribute upserts': sum((type) => type.startsWith('upsert')),
    'further workflow tasks': sum((type) => type.startsWith('workflowTask')) - 3 * (1 + updates),
  };
  const rest = events - least - Object.values(named).reduce((total, count) => total + count, 0);
  return {
    events,
    updates,
    least,
    added: { ...named, 'anything else': rest },
    failedTasks: sum((type) => type === 'workflowTaskFailed' || type === 'workflowTaskTimedOut'),
  };
}
