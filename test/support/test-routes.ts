import { join } from 'node:path';
import { createRoutes, type RouteDependencies } from '../../api/routes/index';
import { loadPartners } from '../../config/partners';
import { loadPolicy } from '../../config/policy';
import { loadPrices } from '../../config/prices';
import { repoRoot } from '../../launch/repo-root';

export const policy = loadPolicy(join(repoRoot, 'config/policy/houten.json'));

export const prices = loadPrices(join(repoRoot, 'config/prices/op-koers-2022.json'));

export const { partners } = loadPartners(join(repoRoot, 'config/partners/houten'), {});

/** All routes, to walk them before any server runs; these are not for answering. */
export const allRoutes = createRoutes({ policy, partners, prices } as unknown as RouteDependencies);

/** Routes whose callers have a token; senders of signed messages have tests of their own. */
export const tokenRoutes = allRoutes.filter(({ access }) => access !== 'public');
