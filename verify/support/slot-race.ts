import { randomUUID } from 'node:crypto';
import { Client as PostgresClient } from 'pg';
import { z } from 'zod';
import { ask, askFor, type Answered } from './ask';
import type { Caller } from './caller';
import type { Client } from './deliver';
import { leaderOf } from './load';
import { acceptedCase } from './prepare-cases';

const ProblemSchema = z.object({ code: z.string() });
const CaseSchema = z.object({ sessions: z.array(z.object({ sessionId: z.string() })) });
const OkSchema = z.object({ sequence: z.int() });
const dayMs = 86_400_000;

interface Racer {
  readonly caller: Caller;
  readonly api: string;
  readonly caseNumber: string;
}

export interface SlotRace {
  readonly won: number;
  /** 409 SLOT_TAKEN. */
  readonly taken: number;
  readonly otherwise: number;
  /** Whose claims there are after the race. */
  readonly claims: readonly string[];
  readonly winner: string;
  /** Claims after the winner was refused a second slot, and after it gave back the first. */
  readonly claimsAfterRefusal: number;
  readonly claimsAfterCancelling: number;
}

/** Many cases want the same hour at the same table; the winner then asks for another hour and cancels. */
export async function raceForSlot(
  clients: readonly Client[],
  count: number,
  databaseUrl: string,
): Promise<SlotRace> {
  const startsAt = new Date(Date.now() + 7 * dayMs).toISOString();
  const racers = await prepare(clients, count);
  const answers = await Promise.all(racers.map((racer) => schedule(racer, startsAt)));
  const claims = await readClaims(databaseUrl);
  const winner = racers[answers.findIndex(({ status }) => status === 201)];
  if (winner === undefined) throw new Error('No case got the slot.');
  const won = answers.filter(({ status }) => status === 201).length;
  const taken = answers.filter(isSlotTaken).length;
  await schedule(winner, new Date(Date.now() + 14 * dayMs).toISOString());
  const claimsAfterRefusal = (await readClaims(databaseUrl)).length;
  await cancel(winner);
  return {
    won,
    taken,
    otherwise: count - won - taken,
    claims,
    winner: winner.caseNumber,
    claimsAfterRefusal,
    claimsAfterCancelling: (await readClaims(databaseUrl)).length,
  };
}

async function prepare(clients: readonly Client[], count: number): Promise<Racer[]> {
  const rounds = Array.from({ length: Math.ceil(count / clients.length) }, (_, round) => round);
  const { caller: leader } = leaderOf(clients);
  const prepared = await Promise.all(
    clients.map(async ({ caller, apis }) => {
      const racers: Racer[] = [];
      for (const round of rounds) {
        const api = apis[round % apis.length] ?? '';
        racers.push({ caller, api, caseNumber: await acceptedCase(leader, api) });
      }
      return racers;
    }),
  );
  return prepared.flat().slice(0, count);
}

async function schedule({ caller, api, caseNumber }: Racer, startsAt: string): Promise<Answered> {
  return ask(caller, api, {
    method: 'POST',
    path: `/cases/${caseNumber}/sessions`,
    body: { kind: 'first', startsAt },
    key: randomUUID(),
  });
}

function isSlotTaken({ status, body }: Answered): boolean {
  return status === 409 && ProblemSchema.parse(body).code === 'SLOT_TAKEN';
}

/** Cancels the winner's session and waits until the journal has it. */
async function cancel({ caller, api, caseNumber }: Racer): Promise<void> {
  const path = `/cases/${caseNumber}`;
  const before = CaseSchema.parse(await askFor(caller, api, { method: 'GET', path }));
  const { sequence } = OkSchema.parse(
    await askFor(caller, api, {
      method: 'POST',
      path: `${path}/sessions/${before.sessions[0]?.sessionId ?? ''}/outcome`,
      body: { outcome: 'cancelled' },
      key: randomUUID(),
    }),
  );
  await askFor(caller, api, { method: 'GET', path: `${path}?atLeast=${sequence}` });
}

async function readClaims(databaseUrl: string): Promise<string[]> {
  const client = new PostgresClient({ connectionString: databaseUrl });
  await client.connect();
  try {
    const { rows } = await client.query<{ case_number: string }>(
      'select case_number from slot_claim',
    );
    return rows.map((row) => row.case_number);
  } finally {
    await client.end();
  }
}
