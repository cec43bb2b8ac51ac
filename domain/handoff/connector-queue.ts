/**
 * The task queue on which one partner's messages are sent, so that a slow partner holds up nobody else. The name is
 * neutral: a queue called after the partner would say in every list what help somebody gets.
 */
export function connectorQueue(taskQueue: string, partner: string): string {
  return `${taskQueue}-connector-${fnv1a(partner)}`;
}

/** FNV-1a, 32 bits, as 8 hexadecimal digits. */
function fnv1a(text: string): string {
  let hash = 0x811c9dc5;
  for (let at = 0; at < text.length; at += 1) {
    hash = Math.imul(hash ^ text.charCodeAt(at), 0x01000193);
  }
  return (hash >>> 0).toString(16).padStart(8, '0');
}
