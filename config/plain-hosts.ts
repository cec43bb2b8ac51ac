const loopback = /^(?:localhost|127\.\d+\.\d+\.\d+|\[?::1\]?)$/i;
const socket = /^(?:\/|%2f)/i;
const ownNetwork = /^[a-z][a-z0-9_-]*$/i;

/** This machine: loopback, a socket in the file system, or no host at all. */
export function isLocalHost(host: string): boolean {
  return host === '' || socket.test(host) || loopback.test(host);
}

/**
 * Whether a server there may be spoken to without TLS. On a single node also under a name without dots: a container on
 * a network inside that machine.
 */
export function mayBePlain(host: string, singleNode: string | undefined): boolean {
  return isLocalHost(host) || (singleNode === 'yes' && ownNetwork.test(host));
}
