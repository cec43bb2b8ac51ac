import { randomUUID } from 'node:crypto';
import { WorkflowUpdateFailedError, type Client, type WorkflowHandle } from '@temporalio/client';
import { ApplicationFailure } from '@temporalio/common';
import type { Case } from '../../domain/case/case';
import type { CommandName, Commands } from '../../domain/case/commands';
import type { CaseEvent } from '../../domain/case/events';
import { readEvents } from '../../store/journal-lines';
import { readCase } from '../../store/case-view';
import type { Database } from '../../store/database';
import {
  commandUpdate,
  type CommandResult,
} from '../../workflows/resident-case/resident-case-messages';
import { actorFor } from './case-builders';
import { eventually } from './eventually';
import { fetchRuns, isAtRest, kindsOf, type Run } from './histories';

/** Shorter than a test's: a call that outlives its client ends the whole process. */
const commandDeadlineMs = 20_000;

/** One case on the real server, with its journal in the real database. */
export class TestCase {
  readonly caseNumber: string;
  readonly handle: WorkflowHandle;

  constructor(
    readonly db: Database,
    readonly client: Client,
    readonly workflowId: string,
    readonly firstRunId: string,
  ) {
    this.caseNumber = workflowId.replace('case/', '');
    this.handle = client.workflow.getHandle(workflowId);
  }

  give<Name extends CommandName>(
    name: Name,
    data: Commands[Name],
    commandId: string = randomUUID(),
  ): Promise<CommandResult> {
    return this.send(name, { ...data, commandId, by: actorFor(name) }, commandId);
  }

  /** Whatever comes along, as a hand in the Temporal UI could send it. */
  send(
    name: CommandName,
    command: unknown,
    updateId: string = randomUUID(),
  ): Promise<CommandResult> {
    const args: [never] = [command as never];
    return this.client.withDeadline(Date.now() + commandDeadlineMs, () =>
      this.handle.executeUpdate(commandUpdate(name), { args, updateId }),
    );
  }

  /** The code with which a command is refused; throws when it is accepted. */
  refusal<Name extends CommandName>(name: Name, data: Commands[Name]): Promise<string> {
    return failureCode(this.give(name, data));
  }

  /** All lines of the journal once there are that many, or once a line fits. */
  journal(until: number | ((event: CaseEvent) => boolean)): Promise<readonly CaseEvent[]> {
    return eventually(async () => {
      const events = await readEvents(this.db, this.caseNumber);
      const isThere = typeof until === 'number' ? events.length >= until : events.some(until);
      return isThere ? events : undefined;
    }, 'a line in the journal');
  }

  /** The case as the database has it. */
  async current(): Promise<Case> {
    const view = await readCase(this.db, this.caseNumber);
    if (view === undefined) throw new Error(`${this.caseNumber} has no view`);
    return view.current;
  }

  /** What operators filter on, by the name of the search attribute. */
  async columns(): Promise<Readonly<Record<string, unknown>>> {
    const { typedSearchAttributes } = await this.handle.describe();
    return Object.fromEntries(
      typedSearchAttributes.getAll().map(({ key, value }) => [key.name, value]),
    );
  }

  /** What the present run's history consists of, such as `timerStarted`. */
  async history(): Promise<readonly string[]> {
    return kindsOf(await this.handle.fetchHistory());
  }

  /** The same once nothing of the case is under way any more. */
  quietHistory(): Promise<readonly string[]> {
    return eventually(async () => {
      const history = await this.handle.fetchHistory();
      return isAtRest(history) ? kindsOf(history) : undefined;
    }, 'a case at rest');
  }

  /** Waits until another run has taken over from the first. */
  async untilContinued(): Promise<void> {
    await eventually(async () => {
      const { runId } = await this.handle.describe();
      return runId === this.firstRunId ? undefined : runId;
    }, 'continue as new');
  }

  runs(): Promise<readonly Run[]> {
    return fetchRuns(this.client, this);
  }
}

/** The code with which a command failed; throws when it was accepted or failed otherwise. */
export async function failureCode(sent: Promise<unknown>): Promise<string> {
  const outcome = await sent.then(
    () => 'accepted',
    (error: unknown) => error,
  );
  if (outcome instanceof WorkflowUpdateFailedError && outcome.cause instanceof ApplicationFailure)
    return outcome.cause.type ?? 'no code';
  throw outcome === 'accepted' ? new Error('The command was accepted.') : outcome;
}
