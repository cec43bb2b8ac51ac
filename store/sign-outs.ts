import type { Database } from './database';

/** All sessions of a person up to now, by the name of access tokens or of id tokens, or the one of that id. */
export interface SignOut {
  readonly kind: 'subject' | 'issuer-subject' | 'session';
  readonly name: string;
}

interface Session {
  readonly subject: string;
  readonly issuerSubject: string;
  readonly sessionId: string;
  /** Milliseconds since 1970. */
  readonly startedAt: number;
}

export interface SignOuts {
  add(signOut: SignOut): Promise<void>;
  /** Also of what other processes wrote, at most `staleMs` later. */
  hasEnded(session: Session): Promise<boolean>;
}

export interface SignOutsOptions {
  /** No session lasts longer, so older lines mean nothing. */
  readonly sessionMs: number;
  readonly staleMs: number;
  readonly now?: () => number;
}

/** Reads all lines that still count every few seconds, rather than one per request. */
export function createSignOuts(
  db: Database,
  { sessionMs, staleMs, now = Date.now }: SignOutsOptions,
): SignOuts {
  let known: Promise<ReadonlyMap<string, number>> | undefined;
  let knownAt = 0;
  const current = () => {
    if (known === undefined || now() - knownAt >= staleMs) {
      knownAt = now();
      const reading = readSince(db, new Date(now() - sessionMs).toISOString());
      // Who cannot be asked is asked again: nobody gets in on what was known before.
      reading.catch(() => {
        if (known === reading) known = undefined;
      });
      known = reading;
    }
    return known;
  };
  return {
    async add(signOut) {
      const at = new Date(now()).toISOString();
      await write(db, signOut, { at, before: new Date(now() - sessionMs).toISOString() });
      known = undefined;
    },
    async hasEnded({ subject, issuerSubject, sessionId, startedAt }) {
      const lines = await current();
      const everywhere = [`subject ${subject}`, `issuer-subject ${issuerSubject}`];
      return (
        everywhere.some((line) => startedAt <= (lines.get(line) ?? 0)) ||
        lines.has(`session ${sessionId}`)
      );
    },
  };
}

async function readSince(db: Database, since: string): Promise<ReadonlyMap<string, number>> {
  const rows = await db
    .selectFrom('sign_out')
    .selectAll()
    .where('signed_out_at', '>', since)
    .execute();
  return new Map(
    rows.map(({ kind, name, signed_out_at: at }) => [`${kind} ${name}`, Date.parse(at)]),
  );
}

async function write(
  db: Database,
  { kind, name }: SignOut,
  { at, before }: { readonly at: string; readonly before: string },
): Promise<void> {
  await db.deleteFrom('sign_out').where('signed_out_at', '<', before).execute();
  await db
    .insertInto('sign_out')
    .values({ kind, name, signed_out_at: at })
    .onConflict((conflict) => conflict.columns(['kind', 'name']).doUpdateSet({ signed_out_at: at }))
    .execute();
}
