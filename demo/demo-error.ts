/** The demo can't go on; the message is for the person at the terminal. */
export class DemoError extends Error {
  override readonly name = 'DemoError';
}
