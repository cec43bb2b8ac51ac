import { setTimeout as delay } from 'node:timers/promises';
import { z } from 'zod';
import { parse } from './case-facts';
import { DemoError } from './demo-error';
import { describe, describeProblem, type HubClient, type HubRequest } from './hub-client';

const publishedWithinMs = 60_000;
const lookEveryMs = 500;

const CountSchema = z.union([z.number(), z.literal('withheld')]);
const LinesSchema = z.array(z.object({ code: z.string(), count: CountSchema }));
const ReportSchema = z.object({
  edition: z.object({ edition: z.number(), threshold: z.number() }),
  themes: z.array(
    z.object({
      theme: z.string(),
      signal: z.number().optional(),
      count: CountSchema,
      previous: CountSchema.optional(),
      trend: z.string(),
    }),
  ),
  factsheet: z.object({
    residents: CountSchema,
    conversations: CountSchema,
    organisations: CountSchema,
    questions: LinesSchema,
    results: LinesSchema,
  }),
});
export type Report = z.output<typeof ReportSchema>;

const ListSchema = z.object({ items: z.array(z.object({ edition: z.number() })) });

/** Asks for an extra edition and waits until it is out; asked again with the same number it is the same edition. */
export async function publish(client: HubClient, nth: number): Promise<Report> {
  const request: HubRequest = {
    ...{ as: 'pl-01', method: 'POST', path: '/signal-reports', key: `demo-edition-${nth}` },
  };
  expectDone(request, await client.send(request));
  const until = Date.now() + publishedWithinMs;
  while (Date.now() < until) {
    if ((await latest(client)) >= nth) return readReport(client, nth);
    await delay(lookEveryMs);
  }
  throw new DemoError(`Edition ${nth} was not out within ${publishedWithinMs / 1_000} s.`);
}

async function readReport(client: HubClient, edition: number): Promise<Report> {
  const request: HubRequest = {
    ...{ as: 'pg-01', method: 'GET', path: `/signal-reports/${edition}` },
  };
  return parse(ReportSchema, (await client.send(request)).body, describe(request));
}

export interface DemoAnswer {
  readonly theme: string;
  readonly body: {
    readonly kind: 'taken-up' | 'declined' | 'noted';
    readonly who?: string;
    readonly when?: string;
    readonly explanation: string;
  };
}

/** The policy group answers the signal that an edition has on a theme. */
export async function answer(
  client: HubClient,
  report: Report,
  { theme, body }: DemoAnswer,
): Promise<number> {
  const { edition } = report.edition;
  const signal = report.themes.find((line) => line.theme === theme)?.signal;
  if (signal === undefined) throw new DemoError(`Edition ${edition} has no signal on ${theme}.`);
  const request: HubRequest = {
    ...{ as: 'pg-01', method: 'POST', path: `/signal-reports/${edition}/answers` },
    ...{ key: `demo-answer-${edition}-${theme}`, body: { signal, ...body } },
  };
  expectDone(request, await client.send(request));
  return signal;
}

/** A person releases the words in which the policy group reads a theme. */
export async function release(client: HubClient, theme: string, wording: object): Promise<void> {
  const request: HubRequest = {
    ...{ as: 'pl-01', method: 'PUT', path: `/signal-wordings/${theme}` },
    ...{ key: `demo-wording-${theme}`, body: wording },
  };
  expectDone(request, await client.send(request));
}

async function latest(client: HubClient): Promise<number> {
  const request: HubRequest = { as: 'pg-01', method: 'GET', path: '/signal-reports?limit=1' };
  const { items } = parse(ListSchema, (await client.send(request)).body, describe(request));
  return items[0]?.edition ?? 0;
}

function expectDone(request: HubRequest, answer: Awaited<ReturnType<HubClient['send']>>): void {
  if (answer.status >= 300)
    throw new DemoError(`${describe(request)} was refused: ${describeProblem(answer)}`);
}
