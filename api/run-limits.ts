import type { Config } from '../config/config';
import type { RunLimits } from '../workflows/resident-case/resident-case-messages';

/** The last 200 command ids travel through continue-as-new; without them repeats after it are done again. */
const seenCommands = 200;

export function runLimits(
  config: Pick<Config, 'HUB_EVENTS_PER_RUN' | 'HUB_COMMANDS_PER_RUN' | 'HUB_WITHOUT'>,
): RunLimits {
  return {
    events: config.HUB_EVENTS_PER_RUN,
    commands: config.HUB_COMMANDS_PER_RUN,
    seenCommands: config.HUB_WITHOUT.includes('carried-ids') ? 0 : seenCommands,
  };
}
