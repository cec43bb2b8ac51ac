import { join } from 'node:path';
import { loadProcessing } from '../../../config/processing';
import { processingActivities } from '../../../domain/processing/activity';
import { repoRoot } from '../../../launch/repo-root';

it('knows activities of the register, in its version', () => {
  const { activities } = loadProcessing(join(repoRoot, 'config/processing/houten.json'));
  const registered = Object.fromEntries(activities.map(({ id, version }) => [id, version]));
  expect(registered).toMatchObject(processingActivities);
});
