import type { Client } from '@temporalio/client';
import type { z } from 'zod';
import type { Commands, CommandName } from '../../domain/case/commands';
import type { Refusal } from '../../domain/case/refusal';
import type { Policy } from '../../domain/policy/policy';
import type { Database } from '../../store/database';
import type { CaseKeys } from '../../store/keys/case-keys';
import type { TagName } from '../openapi/tags';
import { defineRoute, type Method, type Route } from '../route';
import { CaseNumberParams, CommandResultSchema } from '../schemas/case-schema';
import { commandIdOf } from './answer-once';
import type { CaseQueue } from './case-queue';
import { readAtLeast } from './read-at-least';
import { runCommand } from './run-command';
import type { Texts } from './texts';

export type NamedCommand = {
  [Name in CommandName]: { readonly name: Name; readonly data: Commands[Name] };
}[CommandName];

export interface CommandDependencies {
  readonly db: Database;
  readonly keys: CaseKeys;
  readonly engine: Client;
  readonly queue: CaseQueue;
  readonly policy: Policy;
  /** Protections that a control run of a proof switches off. */
  readonly without: readonly string[];
}

export interface CommandContext {
  readonly texts: Texts;
  readonly commandId: string;
}

interface CommandRoute<B extends z.ZodType, P extends z.ZodObject> {
  readonly method?: Method;
  readonly path: string;
  readonly operationId: string;
  readonly summary: string;
  readonly tag: TagName;
  readonly params?: P;
  readonly body?: B;
  readonly status?: 200 | 201;
  readonly purpose?: 'triage' | 'decide-budget';
  /** Whom the case is open to may be other people afterwards: then the answer waits for the view, up to 2 s. */
  readonly movesCircle?: true;
  readonly refusals: readonly (Refusal | 'SLOT_TAKEN' | 'ERASURE_UNDER_WAY')[];
  /** For what no schema can know: throws a Problem 400, before the Idempotency-Key counts as used. */
  checkBody?(body: z.output<B>): void;
  /** For what the case itself cannot know: throws a Problem, before the Idempotency-Key counts as used. */
  checkCase?(caseNumber: string): Promise<void>;
  /** Where what the command made is found, below /v1/cases/{caseNumber}; `body` is the answer. */
  location?(commandId: string, body: unknown): string;
  toCommand(
    body: z.output<B>,
    context: CommandContext & { readonly params: Record<string, unknown> },
  ): NamedCommand;
}

/** A route that gives a case one command. The texts of its body go to the dossier, the rest to the engine. */
export function commandRoute<B extends z.ZodType = z.ZodUndefined>(
  dependencies: CommandDependencies,
  route: CommandRoute<B, z.ZodObject>,
): Route {
  const { method = 'post', params = CaseNumberParams, status = 200 } = route;
  return defineRoute({
    method,
    path: route.path,
    operationId: route.operationId,
    summary: route.summary,
    tag: route.tag,
    access: { purpose: route.purpose ?? 'work' },
    params,
    ...(route.body === undefined ? {} : { body: route.body }),
    requiresIdempotencyKey: true,
    refusals: route.refusals,
    responses: {
      [status]: { description: 'The case after this command.', schema: CommandResultSchema },
    },
    handle: async (request) => {
      route.checkBody?.(request.body);
      const caseNumber = String(request.params['caseNumber']);
      await route.checkCase?.(caseNumber);
      const toCommand = (context: CommandContext) =>
        route.toCommand(request.body, { ...context, params: request.params });
      const command = { ...request, caseNumber, status, toCommand };
      const answer = await runCommand(dependencies, command);
      if (route.movesCircle === true) await untilViewed(dependencies.db, caseNumber, answer.body);
      if (route.location === undefined) return answer;
      const Location = `/v1/cases/${caseNumber}${route.location(commandIdOf(request), answer.body)}`;
      return { ...answer, headers: { ...answer.headers, Location } };
    },
  });
}

/** Whoever was put on the case just now finds it at once. */
export async function untilViewed(
  db: Database,
  caseNumber: string,
  result: unknown,
): Promise<void> {
  const isNumbered = typeof result === 'object' && result !== null && 'sequence' in result;
  await readAtLeast(db, caseNumber, isNumbered ? Number(result.sequence) : 0);
}
