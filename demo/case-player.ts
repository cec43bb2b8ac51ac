import {
  CommandResultSchema,
  MadeHandoffSchema,
  parse,
  readBases,
  readCase,
  ReferredSchema,
  type CaseFacts,
  type CommandResult,
} from './case-facts';
import { datesFrom } from './dates';
import { DemoError } from './demo-error';
import {
  describe,
  describeProblem,
  problemCode,
  type HubAnswer,
  type HubClient,
  type HubRequest,
} from './hub-client';
import type { Narrator } from './narrator';
import type { CaseScript, CommandStep, Dates } from './script';

interface Around {
  readonly client: HubClient;
  readonly narrator: Narrator;
}

/** One case as the demo knows it. Every key follows from the script, so that a second run repeats and never doubles. */
export class CasePlayer {
  readonly attentionsSeen = new Set<string>();
  /** Bases that were taken back, for the summary. */
  readonly withdrawn = new Set<string>();
  /** Of what the steps made, by the name of the step. */
  private readonly made = new Map<string, string>();
  private readonly repeats = new Map<string, number>();
  private readonly dates: Dates;
  private basesMade = 0;
  private sequence = 0;
  private stoodAlready = 0;

  private constructor(
    readonly around: Around,
    readonly script: CaseScript,
    readonly facts: CaseFacts & { readonly caseNumber: string },
  ) {
    this.dates = datesFrom(facts.referredAt);
    this.remember(facts);
  }

  static async refer(around: Around, script: CaseScript): Promise<CasePlayer> {
    const { as, body } = script.referral;
    const key = `demo-case-${script.number}-referral`;
    const request: HubRequest = { as, method: 'POST', path: '/cases', key, body };
    const answer = await around.client.send(request);
    if (answer.status !== 201 && answer.status !== 202) throw refused(request, answer);
    const { caseNumber } = parse(ReferredSchema, answer.body, describe(request));
    const facts = await readCase(around.client, caseNumber, 1);
    const player = new CasePlayer(around, script, { ...facts, caseNumber });
    const isOld = facts.sequence > 1;
    player.tell(as, isOld ? 'goes on where it was' : 'refers the resident', facts);
    return player;
  }

  /** Steps of an earlier run stand, and nothing new has happened since. */
  get isCatchingUp(): boolean {
    return this.stoodAlready > 0;
  }

  get caseNumber(): string {
    return this.facts.caseNumber;
  }

  /** Reads what was written, also when the view is a moment behind. */
  async read(): Promise<CaseFacts> {
    return readCase(this.around.client, this.caseNumber, this.sequence);
  }

  /** True when something happened now; false when it stood already. */
  async command(step: CommandStep): Promise<boolean> {
    const request = this.requestOf(step, this.keyOf(step.name));
    const answer = await this.around.client.send(request);
    if (step.refusal !== undefined) return this.afterRefusal(step, request, answer);
    if (answer.status >= 300) throw refused(request, answer);
    const result = CommandResultSchema.safeParse(answer.body).data;
    if (result !== undefined) this.remember(result);
    if (step.makes !== undefined)
      this.made.set(step.makes.name, await this.madeId(step.makes, answer));
    if (answer.isReplayed) {
      this.stoodAlready += 1;
      return false;
    }
    this.tell(step.as, step.says, result);
    return true;
  }

  /** Says first how much of the script an earlier run had played. */
  tell(as: string, says: string, result?: CommandResult): void {
    const label = `case ${this.script.number}`;
    if (this.stoodAlready > 0) {
      const stood = `(steps of an earlier run that stand: ${this.stoodAlready})`;
      this.around.narrator.step({ label, as: '', says: stood });
    }
    this.stoodAlready = 0;
    this.around.narrator.step({ label, as, says, ...(result === undefined ? {} : { result }) });
  }

  remember({ sequence, attentions }: CommandResult): void {
    this.sequence = Math.max(this.sequence, sequence);
    for (const kind of attentions) this.attentionsSeen.add(kind);
  }

  /** The second step of the same name in a script has a key of its own. */
  keyOf(name: string): string {
    const times = (this.repeats.get(name) ?? 0) + 1;
    this.repeats.set(name, times);
    return `demo-case-${this.script.number}-${name}-${times}`;
  }

  private requestOf({ as, method, path, body }: CommandStep, key: string): HubRequest {
    const idOf = (made: string) => this.idOf(made);
    const filled = typeof body === 'function' ? body(this.dates, idOf) : body;
    return {
      as,
      method,
      path: path
        .replace('{case}', this.caseNumber)
        .replace(/\{id:([\w-]+)\}/, (_whole, made: string) => this.idOf(made)),
      key,
      ...(filled === undefined ? {} : { body: filled }),
    };
  }

  idOf(name: string): string {
    const id = this.made.get(name);
    if (id === undefined) throw new DemoError(`No step of ${this.caseNumber} made ${name} yet.`);
    return id;
  }

  /** A replayed answer has no address in it: then the bases are counted. */
  private async madeId(
    { kind }: NonNullable<CommandStep['makes']>,
    { body, location }: HubAnswer,
  ): Promise<string> {
    if (kind === 'handoff') return parse(MadeHandoffSchema, body, 'a hand-off').handoffId;
    const last = location?.split('/').at(-1);
    this.basesMade += 1;
    if (last !== undefined) return last;
    const bases = await readBases(this.around.client, this.caseNumber);
    const basisId = bases[this.basesMade - 1]?.basisId;
    if (basisId === undefined) throw new DemoError(`${this.caseNumber} lacks a basis.`);
    return basisId;
  }

  private afterRefusal(step: CommandStep, request: HubRequest, answer: HubAnswer): boolean {
    if (answer.status !== 409 || problemCode(answer) !== step.refusal)
      throw new DemoError(
        `${describe(request)} had to be refused with ${step.refusal ?? ''}, but the answer was ${describeProblem(answer)}`,
      );
    this.tell(step.as, `${step.says}: refused, ${step.refusal}`);
    return true;
  }
}

export function refused(request: HubRequest, answer: HubAnswer): DemoError {
  return new DemoError(`${describe(request)} was refused: ${describeProblem(answer)}`);
}
