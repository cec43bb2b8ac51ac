import type { Policy } from '../../domain/policy/policy';
import { policy as house } from './test-routes';

/** Houten's policy with years that are over in a second, and a week that is. */
export const shortRetention: Policy = {
  ...house,
  retention: {
    ...house.retention,
    grounds: Object.fromEntries(
      Object.entries(house.retention.grounds).map(([ground, rule]) => [
        ground,
        { ...rule, keep: { unit: 'seconds', count: 1 } } as const,
      ]),
    ),
    erasureWait: { unit: 'seconds', count: 1 },
  },
};
