import { returnAddress } from '../../../api/pages/sign-in/return-address';

describe('the address to return to after signing in', () => {
  it.each([
    ['/inwoners', '/inwoners'],
    ['/inwoners?laat=ja', '/inwoners?laat=ja'],
    ['/inwoners/OK-2026-00042#plan', '/inwoners/OK-2026-00042'],
    ['/tafel/adult/../youth', '/tafel/youth'],
  ])('is kept within the hub: %s', (asked, kept) => {
    expect(returnAddress(asked)).toBe(kept);
  });

  it.each([
    'https://elders.example/',
    '//elders.example/',
    '/\\elders.example',
    '/%5c..\\elders.example',
    '/.//elders.example',
    '/..//elders.example',
    '\t//elders.example',
    '/\t/elders.example',
    '/ /elders.example',
    'javascript:alert(1)',
    '/inloggen?naar=/inwoners',
    '/inloggen/terug?code=x',
    '/uitloggen',
    '/v1/cases',
    'inwoners',
    '',
    `/${'a'.repeat(600)}`,
    ['/inwoners', '//elders.example'],
    undefined,
  ])('is none when it leads elsewhere or round in circles: %j', (asked) => {
    expect(returnAddress(asked)).toBeUndefined();
  });
});
