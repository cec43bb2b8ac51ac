/** `w•••••@viveste.example`: enough to know one's own mailbox by. */
export function maskMailbox(mailbox: string): string {
  const at = mailbox.lastIndexOf('@');
  return `${mailbox.slice(0, Math.min(1, at))}•••••${mailbox.slice(at)}`;
}
