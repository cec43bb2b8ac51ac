import {
  closeSync,
  existsSync,
  fsyncSync,
  openSync,
  readFileSync,
  truncateSync,
  writeSync,
} from 'node:fs';
import type { StoredMail } from './mail';

export interface MailJournal {
  /** Oldest first. */
  readonly mails: readonly StoredMail[];
  /** Keeps a mail; it is on disk when this returns. */
  append(mail: Omit<StoredMail, 'n' | 'at'>): StoredMail;
  close(): void;
}

/** An append-only file with one mail a line, read back at the start. A line that was cut off by a crash was never acknowledged. */
export function openMailJournal(path: string): MailJournal {
  const mails = readWhole(path);
  const file = openSync(path, 'a');
  return {
    mails,
    append(mail) {
      const stored: StoredMail = { n: mails.length + 1, at: new Date().toISOString(), ...mail };
      writeSync(file, `${JSON.stringify(stored)}\n`);
      fsyncSync(file);
      mails.push(stored);
      return stored;
    },
    close() {
      closeSync(file);
    },
  };
}

function readWhole(path: string): StoredMail[] {
  if (!existsSync(path)) return [];
  const bytes = readFileSync(path);
  const end = bytes.lastIndexOf('\n') + 1;
  if (end < bytes.length) truncateSync(path, end);
  const lines = bytes
    .subarray(0, end)
    .toString()
    .split('\n')
    .filter((line) => line !== '');
  return lines.map((line) => {
    const mail: unknown = JSON.parse(line);
    if (!isStoredMail(mail)) throw new Error('the mail journal holds an unreadable line');
    return mail;
  });
}

/** Only this file writes the journal. */
function isStoredMail(mail: unknown): mail is StoredMail {
  return typeof mail === 'object' && mail !== null && 'n' in mail && 'raw' in mail;
}
