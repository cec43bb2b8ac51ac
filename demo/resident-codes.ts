import { randomUUID } from 'node:crypto';
import { z } from 'zod';
import { parse } from './case-facts';
import type { CasePlayer } from './case-player';
import { describe, describeProblem, type HubRequest } from './hub-client';
import { DemoError } from './demo-error';
import { table } from './narrator';

const CodeSchema = z.object({ code: z.string() });
const ReferralSchema = z.object({ person: z.object({ birthDate: z.string() }) });

/** A code for each invented resident whose year of birth is known, so that somebody at the terminal can look along. */
export async function issueCodes(
  players: readonly CasePlayer[],
  hub: string,
): Promise<readonly string[]> {
  const rows = await Promise.all(players.map(issueCode));
  return [
    `What the residents read meanwhile: ${hub}/mijn-plan`,
    ...table([['case', 'resident', 'code', 'year of birth'], ...rows.flat()]),
    '',
  ];
}

/** With a key of its own each time: a code is told once, and a demo that goes on makes another. */
async function issueCode({ around, caseNumber, script }: CasePlayer): Promise<string[][]> {
  const referral = ReferralSchema.safeParse(script.referral.body);
  if (!referral.success) return [];
  const path = `/cases/${caseNumber}/resident-codes`;
  const request: HubRequest = { as: 'pl-01', method: 'POST', path, key: randomUUID() };
  const answer = await around.client.send(request);
  if (answer.status !== 201)
    throw new DemoError(`${describe(request)} was refused: ${describeProblem(answer)}`);
  const { code } = parse(CodeSchema, answer.body, describe(request));
  const year = referral.data.person.birthDate.slice(0, 4);
  return [[String(script.number), script.resident, code, year]];
}
