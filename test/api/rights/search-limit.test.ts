import { pino } from 'pino';
import { createSearchLimit } from '../../../api/rights/search-limit';

const logger = pino({ level: 'silent' });

describe('the limit on searches', () => {
  it('is over after ten minutes', () => {
    let now = 0;
    const limit = createSearchLimit(1, logger, () => now);
    limit.count('wc-01');
    now = 599_999;
    expect(() => {
      limit.count('wc-01');
    }).toThrow('RATE_LIMITED');
    now = 600_000;
    expect(() => {
      limit.count('wc-01');
    }).not.toThrow();
  });
});
