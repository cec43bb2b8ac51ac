/** Follows from the command, so that a retry means the same request (m), spend (u) or refund (r). */
export function moneyIdOf(kind: 'm' | 'u' | 'r', commandId: string): string {
  return `${kind}-${commandId.slice(0, 12)}`;
}
