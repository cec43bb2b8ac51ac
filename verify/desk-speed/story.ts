import type { Actor, Case } from '../../domain/case/case';
import { apply } from '../../domain/case/apply';
import { passDeadlines } from '../../domain/case/clocks';
import { commandRules } from '../../domain/case/command-rules';
import type { CommandName, Commands } from '../../domain/case/commands';
import { clock, type CaseEvent, type Referral } from '../../domain/case/events';
import { reportedFacts } from '../../domain/case/handoff';
import { openCase, receiveReferral } from '../../domain/case/referral';
import type { CommandRule } from '../../domain/case/rule';
import { applyFacts, type DecidedFact } from '../../domain/handoff/decide-handoff';
import type { Handoff } from '../../domain/handoff/handoff';
import type { Terms } from '../../domain/policy/policy';

const dayMs = 86_400_000;

interface Beginning {
  readonly caseNumber: string;
  readonly referral: Referral;
  readonly by: Actor;
  readonly daysAgo: number;
  readonly terms: Terms;
}

/** A case as its workflow would have decided it, made at once: rules, fold and clocks are those of the domain. */
export class Story {
  current: Case;
  readonly journal: CaseEvent[] = [];
  private at: string;
  private readonly terms: Terms;

  constructor({ caseNumber, referral, by, daysAgo, terms }: Beginning) {
    this.at = new Date(Date.now() - daysAgo * dayMs).toISOString();
    this.terms = terms;
    this.current = openCase(caseNumber, referral, this.at);
    this.keep(apply(this.current, [receiveReferral(referral, this.context)], { at: this.at, by }));
  }

  give<Name extends CommandName>(by: Actor, name: Name, data: Commands[Name]): void {
    const rule: CommandRule<Name> = commandRules[name];
    const commandId = `${this.current.caseNumber}/${String(this.current.sequence)}`;
    const command = { ...data, commandId, by };
    const refusal = rule.refuse(this.current, command, this.context);
    if (refusal !== undefined) throw new Error(`${name} was refused: ${refusal}`);
    const decided = rule.decide(this.current, command, this.context);
    this.keep(apply(this.current, decided, { at: this.at, by, commandId }));
  }

  /** Days go by, and with them the terms that end. */
  pass(days: number): void {
    this.at = this.inDays(days);
    const passed = passDeadlines(this.current, this.context);
    this.keep(apply(this.current, passed, { at: this.at, by: clock }));
  }

  /** What the last hand-off decides about itself. */
  report(decide: (handoff: Handoff, now: string) => readonly DecidedFact[]): void {
    const handoff = this.current.handoffs?.at(-1);
    if (handoff === undefined) throw new Error('There is no hand-off.');
    const { facts } = applyFacts(handoff, decide(handoff, this.at), this.at);
    const decided = reportedFacts(this.current, handoff.handoffId, facts);
    this.keep(apply(this.current, decided, { at: this.at, by: clock }));
  }

  inDays(days: number): string {
    return new Date(Date.parse(this.at) + days * dayMs).toISOString();
  }

  private get context() {
    return { now: this.at, terms: this.terms };
  }

  private keep({ current, events }: ReturnType<typeof apply>): void {
    this.current = current;
    this.journal.push(...events);
  }
}
