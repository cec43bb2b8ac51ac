import { describeFailure } from './launch-error';
import { showProgress } from './progress';
import { findTemporalBinary, temporalSources } from './temporal-binary';

/** Process entry: sees to it that there is a Temporal server to start, showing what takes long. */
async function main(): Promise<void> {
  if ((process.env['TEMPORAL_ADDRESS'] ?? '') !== '') return;
  await findTemporalBinary(temporalSources(process.env, showProgress));
}

main().catch((error: unknown) => {
  console.error(describeFailure(error));
  process.exitCode = 1;
});
