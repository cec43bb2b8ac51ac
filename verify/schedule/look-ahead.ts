import { msOptionalToTs, tsToMs } from '@temporalio/common/lib/time';
import { isEditionDue, type EditionRhythm } from '../../domain/report/edition-due';
import { signalReportId } from '../../workflows/signal-report/signal-report-messages';
import type { ProofRun } from '../support/proof';
import type { Ground } from './ground';
import { everyNth, mondaysAtSix } from './own-calendar';

const houten: EditionRhythm = { everyWeeks: 6, firstOn: '2027-01-04' };
const from = Date.UTC(2027, 0, 1);
const until = Date.UTC(2029, 3, 1);
const shown = 10;
const clock = new Intl.DateTimeFormat('nl-NL', {
  ...{ weekday: 'short', year: 'numeric', month: '2-digit', day: '2-digit' },
  ...{ hour: '2-digit', minute: '2-digit', timeZone: 'Europe/Amsterdam' },
});

/** Whether the server's own list of start times is what plain arithmetic says, and so is each that is due. */
export async function lookAhead(run: ProofRun, { client }: Ground): Promise<boolean> {
  const { startTime } = await client.workflowService.listScheduleMatchingTimes({
    namespace: 'default',
    scheduleId: signalReportId,
    startTime: msOptionalToTs(from) ?? null,
    endTime: msOptionalToTs(until) ?? null,
  });
  const weekly = startTime.map((time) => tsToMs(time));
  const mondays = mondaysAtSix(from, until);
  const due = weekly.filter((at) => isEditionDue(new Date(at).toISOString(), houten));
  const expected = everyNth(mondays, Date.parse(houten.firstOn), houten.everyWeeks);
  run.say('the next ten editions, of the start times the server gives:');
  for (const at of due.slice(0, shown))
    run.say(`  ${new Date(at).toISOString()}  ${clock.format(at)}`);
  const areMondays = weekly.join() === mondays.join();
  const areDue = due.join() === expected.join();
  const hours = new Set(due.slice(0, shown).map((at) => new Date(at).getUTCHours()));
  run.say(
    `${weekly.length} start times until ${new Date(until).toISOString().slice(0, 10)}: ${areMondays ? 'all' : 'NOT'} as calculated; ${due.length} editions: ${areDue ? 'all' : 'NOT'} as calculated; UTC hours ${[...hours].join(' and ')}`,
  );
  return areMondays && areDue && due.length >= shown && [...hours].sort().join() === '4,5';
}
