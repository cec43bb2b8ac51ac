import type { Canaries } from './canary-listeners';

export interface Probe {
  readonly kind: string;
  readonly url: string;
  /** What must come of it; `anything`: a step that only prepares the next. */
  readonly ends: 'refused' | 'redirect-given-back' | 'anything';
  /** False for an address beyond this machine, which a run without the guard must not touch. */
  readonly staysHere: boolean;
}

const numbers = [
  ...['127.0.0.1', '127.1', '127.0.1', '127.1.2.3', '127.0x102.3', '2130706433', '0x7f000001'],
  ...['0x7F.0.0.1', '0x7f.1', '0177.0.0.1', '017700000001', '0177.0x0.0.1', '127.0.0.01'],
  ...['127.0.0.1.', '0', '0.0.0.0', '0x0', '00.0.0.0', '%31%32%37.0.0.1', '127.0.0.%31'],
];
const unicode = [
  '①②⑦.⓪.⓪.①',
  '１２７.０.０.１',
  '127。0。0。1',
  '𝟏𝟐𝟕.𝟎.𝟎.𝟏',
  'ⅴ4.example',
  'ｌocalhost',
];
const ipv6 = [
  ...['[::1]', '[0:0:0:0:0:0:0:1]', '[0000::0001]', '[::ffff:127.0.0.1]', '[::ffff:7f00:1]'],
  ...['[0:0:0:0:0:ffff:127.0.0.1]', '[::127.0.0.1]', '[::7f00:1]', '[::]', '[::ffff:0.0.0.0]'],
];
const names = [
  ...['localhost', 'localhost.', 'LOCALHOST', 'a.localhost', 'intern', 'v4.example', 'V4.example'],
  ...['v4.example.', 'other4.example', 'v6.example', 'mapped.example', 'compatible.example'],
  ...['zero.example', 'zero6.example', 'inward-last.example', 'inward-first.example'],
  'both.example',
];
const elsewhere = [
  ...['10.0.0.1', '172.16.0.1', '192.168.1.1', '169.254.169.254', '100.64.0.1', '198.18.0.1'],
  ...['192.0.0.8', '224.0.0.1', '255.255.255.255', '0xa9fea9fe', '[fd00::1]', '[fe80::1]'],
  ...['[fec0::1]', '[fd00:ec2::254]', '[64:ff9b::7f00:1]', '[2002:7f00:1::1]', '[2001::1]'],
  ...['[::ffff:0:127.0.0.1]', 'private.example', 'metadata.example', 'carrier.example'],
  'local6.example',
];
const schemes = ['http', 'ftp', 'gopher', 'ws', 'wss', 'ldap', 'dict'];
const redirects = [301, 302, 303, 307, 308];

/** Every way in that we know, towards the canaries. */
export function createProbes(
  { httpsPort: port, otherPort }: Canaries,
  partnerHost: string,
): readonly Probe[] {
  const toPort = (host: string) => `https://${host}:${port}/`;
  const targets = [`http://127.0.0.1:${otherPort}/`, toPort('127.0.0.1'), toPort('v4.example')];
  return [
    ...here('numbers', numbers.map(toPort)),
    ...here('unicode hosts', unicode.map(toPort)),
    ...here('IPv6', ipv6.map(toPort)),
    ...here('names', names.map(toPort)),
    ...beyond('beyond this machine', elsewhere.map(toPort)),
    ...here('schemes', [
      ...schemes.map((scheme) => `${scheme}://127.0.0.1:${otherPort}/`),
      ...['v4.example', '[::1]'].map((host) => `http://${host}:${port}/`),
      'file:///etc/hosts',
      'data:text/plain,inside',
    ]),
    ...here('ports', [
      ...['127.0.0.1', 'v4.example', 'localhost'].map((host) => `https://${host}:${otherPort}/`),
    ]),
    ...beyond(
      'ports',
      [25, 5432, 6379, 7233].map((other) => `https://partner.example:${other}/`),
    ),
    ...here('userinfo', [
      `https://user@127.0.0.1:${port}/`,
      `https://user:password@127.0.0.1:${port}/`,
      `https://@127.0.0.1:${port}/`,
      `https://partner.example@127.0.0.1:${port}/`,
      `https://partner.example:443@v4.example:${port}/`,
      `http://${partnerHost}@127.0.0.1:${otherPort}/`,
      `https://127.0.0.1:${port}\\@partner.example/`,
      `https:\\\\127.0.0.1:${port}\\`,
      `https:/127.0.0.1:${port}/`,
      ` https://127.0.0.1:${port}/`,
      `https://127.0.0.1\t:${port}/`,
    ]),
    ...redirects.flatMap((status) =>
      targets.map((target) => ({
        kind: 'redirects',
        url: `http://${partnerHost}/${status}/${encodeURIComponent(target)}`,
        ends: 'redirect-given-back' as const,
        staysHere: true,
      })),
    ),
  ];
}

function here(kind: string, urls: readonly string[]): Probe[] {
  return urls.map((url) => ({ kind, url, ends: 'refused', staysHere: true }));
}

function beyond(kind: string, urls: readonly string[]): Probe[] {
  return urls.map((url) => ({ kind, url, ends: 'refused', staysHere: false }));
}

/** Two askings of one name: the first answer leads outward, the second inward. */
export function createRebindings({ httpsPort }: Canaries): readonly (readonly Probe[])[] {
  return ['a', 'b', 'c'].map((letter) => {
    const url = `https://rebind-${letter}.example:${httpsPort}/`;
    const probe = { kind: 'rebinding', url, staysHere: true };
    return [
      { ...probe, ends: 'anything' },
      { ...probe, ends: 'refused' },
    ];
  });
}
