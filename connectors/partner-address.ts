import { isIP, type LookupFunction } from 'node:net';
import { isGlobalUnicast } from './global-unicast';

export interface AddressRules {
  /** `ip:port` that may lie in private networks and may be asked without TLS. */
  readonly privateHosts: readonly string[];
  /** Where every other host listens. */
  readonly httpsPort: number;
}

export interface PartnerAddress {
  readonly url: URL;
  readonly isPrivate: boolean;
}

/**
 * Where a request would go, or undefined when it may not go there. An authority that is not written as it will be
 * used (numbers instead of an address, capitals of other scripts, a user name) is refused whatever it means.
 */
export function readAddress(text: string, rules: AddressRules): PartnerAddress | undefined {
  const url = parse(text);
  if (url === undefined || !isCanonical(text, url)) return undefined;
  if (rules.privateHosts.includes(hostAndPort(url))) return { url, isPrivate: true };
  const isAllowed =
    url.protocol === 'https:' && portOf(url) === rules.httpsPort && isPublicHost(url.hostname);
  return isAllowed ? { url, isPrivate: false } : undefined;
}

/** Without any rule: for the control run of a proof. */
export function readAnyAddress(text: string): PartnerAddress | undefined {
  const url = parse(text);
  return url === undefined ? undefined : { url, isPrivate: true };
}

function parse(text: string): URL | undefined {
  const url = URL.canParse(text) ? new URL(text) : undefined;
  return url?.protocol === 'http:' || url?.protocol === 'https:' ? url : undefined;
}

function isCanonical(text: string, url: URL): boolean {
  const [, scheme, authority] = /^(https?:)\/\/([^/?#\\]+)(?:[/?#]|$)/.exec(text) ?? [];
  if (scheme !== url.protocol || authority === undefined) return false;
  return authority === url.host || authority === hostAndPort(url);
}

function hostAndPort(url: URL): string {
  return `${url.hostname}:${portOf(url)}`;
}

function portOf({ port, protocol }: URL): number {
  if (port !== '') return Number(port);
  return protocol === 'https:' ? 443 : 80;
}

/** What a name resolves to is seen when it is looked up; `localhost` and its kind need not be asked. */
function isPublicHost(hostname: string): boolean {
  const literal = hostname.replace(/^\[(.*)\]$/, '$1');
  if (isIP(literal) !== 0) return isGlobalUnicast(literal);
  return hostname.includes('.') && !hostname.endsWith('.') && !hostname.endsWith('.localhost');
}

/** A name that leads inward. */
export class InwardAddress extends Error {
  override readonly name = 'InwardAddress';
}

/** Looks up at connecting, so that a second answer is looked at as well; one inward answer among many is enough to refuse. */
export function guardLookup(lookup: LookupFunction): LookupFunction {
  return (hostname, options, callback) => {
    lookup(hostname, { ...options, all: true }, (error, found, family) => {
      const answers = typeof found === 'string' ? [{ address: found, family: family ?? 0 }] : found;
      if (error !== null) {
        callback(error, '');
        return;
      }
      const [first] = answers;
      if (first === undefined || !answers.every(({ address }) => isGlobalUnicast(address)))
        callback(new InwardAddress('An answer for this name is no public address.'), '');
      else if (options.all === true) callback(null, [...answers]);
      else callback(null, first.address, first.family);
    });
  };
}
