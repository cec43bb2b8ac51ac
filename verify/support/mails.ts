import { readFileSync } from 'node:fs';
import { z } from 'zod';

const MailSchema = z.object({ n: z.number(), text: z.string(), subject: z.string() });
export type Mail = z.output<typeof MailSchema>;

/** Every mail in the journal of the simulated mail server, the oldest first. */
export function readMails(file: string): readonly Mail[] {
  const whole = readFileSync(file, 'utf8').split('\n').slice(0, -1);
  return whole.map((line) => MailSchema.parse(JSON.parse(line)));
}
