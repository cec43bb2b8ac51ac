import { join } from 'node:path';
import { repoRoot } from '../../launch/repo-root';

export const sampleFiles = {
  members: join(repoRoot, 'config/members/houten.json'),
  policy: join(repoRoot, 'config/policy/houten.json'),
  partners: join(repoRoot, 'config/partners/houten'),
} as const;
