import type { LookupFunction } from 'node:net';

/** Global unicast by its number, but allocated to nobody since 2006 (RFC 3701): packets to it arrive nowhere. */
const nowhere = '3ffe::1';

const fixed: Readonly<Record<string, readonly string[]>> = {
  localhost: ['127.0.0.1'],
  intern: ['127.0.0.1'],
  'a.localhost': ['127.0.0.1'],
  'v4.example': ['127.0.0.1'],
  'other4.example': ['127.1.2.3'],
  'v6.example': ['::1'],
  'mapped.example': ['::ffff:127.0.0.1'],
  'compatible.example': ['::127.0.0.1'],
  'zero.example': ['0.0.0.0'],
  'zero6.example': ['::'],
  'inward-last.example': [nowhere, '127.0.0.1'],
  'inward-first.example': ['127.0.0.1', nowhere],
  'both.example': ['127.0.0.1', '::1'],
  'partner.example': [nowhere],
  'private.example': ['10.0.0.1'],
  'metadata.example': ['169.254.169.254'],
  'carrier.example': ['100.64.0.1'],
  'local6.example': ['fd00::1'],
};

/** Names of `rebind-*` lead outward at first and inward from then on. */
export function createNames(): LookupFunction {
  const asked = new Set<string>();
  return (hostname, options, callback) => {
    const found = addressesOf(hostname.replace(/\.$/, ''), asked);
    const [first] = found;
    if (first === undefined)
      callback(Object.assign(new Error('ENOTFOUND'), { code: 'ENOTFOUND' }), '');
    else if (options.all === true) callback(null, found);
    else callback(null, first.address, first.family);
  };
}

function addressesOf(name: string, asked: Set<string>) {
  let addresses = fixed[name] ?? [];
  if (name.startsWith('rebind-')) {
    addresses = asked.has(name) ? ['127.0.0.1'] : [nowhere];
    asked.add(name);
  }
  return addresses.map((address) => ({ address, family: address.includes(':') ? 6 : 4 }));
}
