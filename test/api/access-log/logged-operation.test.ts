import { activityOf } from '../../../api/access-log/logged-operation';

const oneCase = '/cases/{caseNumber}';

describe('the processing activity of a path', () => {
  const spends = `${oneCase}/budget-requests/{requestId}/spends`;

  it.each([
    [`${oneCase}/budget-requests`, 'budget'],
    [`${oneCase}/budget-requests/{requestId}/decision`, 'budget'],
    [spends, 'budget'],
    [`${spends}/{spendId}/refunds`, 'budget'],
    ['/budget-overview', 'budget'],
    [`${oneCase}/effects`, 'evaluation'],
    [`${oneCase}/evaluation`, 'evaluation'],
    [`${oneCase}/visits`, 'case'],
    [`${oneCase}/deviations`, 'case'],
    ['/price-list', 'case'],
  ])('of %s is %s', (path, activity) => {
    expect(activityOf(path)).toBe(activity);
  });
});
