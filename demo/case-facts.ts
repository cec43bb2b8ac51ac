import { z } from 'zod';
import { DemoError } from './demo-error';
import { describe, describeProblem, type HubClient, type HubRequest } from './hub-client';

export const CommandResultSchema = z.object({
  sequence: z.int(),
  stage: z.string(),
  waitingFor: z.string(),
  attentions: z.array(z.string()),
});

export const ReferredSchema = CommandResultSchema.extend({ caseNumber: z.string() });

const CaseSchema = CommandResultSchema.extend({
  referredAt: z.string(),
  outcome: z.string().optional(),
  proposedSlotAt: z.string().optional(),
  sessions: z.array(
    z.object({
      sessionId: z.string(),
      startsAt: z.string(),
      outcome: z.string().optional(),
    }),
  ),
});

const EventsSchema = z.object({
  events: z.array(z.object({ type: z.string(), data: z.object({ kind: z.string().optional() }) })),
});

const AgendaSchema = z.object({
  seats: z.array(
    z.object({ role: z.string(), member: z.string(), standsInFor: z.string().optional() }),
  ),
  slots: z.array(z.object({ caseNumber: z.string().optional() })),
});

export const MadeHandoffSchema = z.object({ handoffId: z.string() });

const BasesSchema = z.object({ bases: z.array(z.object({ basisId: z.string() })) });

const HandoffsSchema = z.object({
  handoffs: z.array(
    z.object({
      handoffId: z.string(),
      partner: z.string(),
      actionId: z.string(),
      status: z.string(),
      reason: z.string().optional(),
      attempts: z.int(),
    }),
  ),
});

const ReceiptSchema = z.object({
  basisId: z.string(),
  isComplete: z.boolean(),
  handoffs: z.array(
    z.object({
      handoffId: z.string(),
      partner: z.string(),
      categories: z.array(z.string()),
      state: z.string(),
      settledAt: z.string().optional(),
    }),
  ),
});

export type HandoffFacts = z.infer<typeof HandoffsSchema>['handoffs'][number];
export type Receipt = z.infer<typeof ReceiptSchema>;

export type CaseFacts = z.infer<typeof CaseSchema>;
export type CommandResult = z.infer<typeof CommandResultSchema>;

export async function readCase(
  client: HubClient,
  caseNumber: string,
  atLeast: number,
): Promise<CaseFacts> {
  return read(client, CaseSchema, { as: 'pl-01', path: `/cases/${caseNumber}?atLeast=${atLeast}` });
}

/** Whether the journal of the case says that this deadline passed. */
export async function hasPassed(
  client: HubClient,
  caseNumber: string,
  deadline: string,
): Promise<boolean> {
  const path = `/cases/${caseNumber}/events?limit=500`;
  const { events } = await read(client, EventsSchema, { as: 'pl-01', path });
  return events.some(({ type, data }) => type === 'deadlinePassed' && data.kind === deadline);
}

export async function readAgenda(client: HubClient, as: string, teamAndDate: string) {
  return read(client, AgendaSchema, { as, path: `/tables/${teamAndDate}` });
}

/** In the order in which they were recorded. */
export async function readBases(client: HubClient, caseNumber: string) {
  const path = `/cases/${caseNumber}/bases`;
  return (await read(client, BasesSchema, { as: 'pl-01', path })).bases;
}

export async function readHandoffs(
  client: HubClient,
  caseNumber: string,
): Promise<readonly HandoffFacts[]> {
  const path = `/cases/${caseNumber}/handoffs`;
  return (await read(client, HandoffsSchema, { as: 'pl-01', path })).handoffs;
}

export function receiptPath(caseNumber: string, basisId: string): string {
  return `/cases/${caseNumber}/bases/${basisId}/withdrawal`;
}

export async function readReceipt(
  client: HubClient,
  caseNumber: string,
  basisId: string,
): Promise<Receipt> {
  return read(client, ReceiptSchema, { as: 'pl-01', path: receiptPath(caseNumber, basisId) });
}

async function read<Schema extends z.ZodType>(
  client: HubClient,
  schema: Schema,
  { as, path }: Pick<HubRequest, 'as' | 'path'>,
): Promise<z.output<Schema>> {
  const request: HubRequest = { as, method: 'GET', path };
  const answer = await client.send(request);
  if (answer.status !== 200)
    throw new DemoError(`${describe(request)} was refused: ${describeProblem(answer)}`);
  return parse(schema, answer.body, describe(request));
}

/** Throws when the answer lacks what the demo needs. */
export function parse<Schema extends z.ZodType>(
  schema: Schema,
  body: unknown,
  from: string,
): z.output<Schema> {
  const parsed = schema.safeParse(body);
  if (parsed.success) return parsed.data;
  throw new DemoError(`The answer to ${from} is not as expected: ${z.prettifyError(parsed.error)}`);
}
