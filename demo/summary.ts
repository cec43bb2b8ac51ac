import {
  readHandoffs,
  readReceipt,
  receiptPath,
  type CaseFacts,
  type HandoffFacts,
  type Receipt,
} from './case-facts';
import type { CasePlayer } from './case-player';
import { DemoError } from './demo-error';
import { table } from './narrator';

export interface Links {
  readonly hub: string;
  /** List of workflows in the Temporal UI. */
  readonly workflows: string;
}

interface Row {
  readonly player: CasePlayer;
  readonly facts: CaseFacts;
  readonly handoffs: readonly HandoffFacts[];
  readonly receipts: readonly Receipt[];
}

/** The tables at the end; throws when a case or a hand-off did not end as its script says. */
export async function summarise(players: readonly CasePlayer[], links: Links): Promise<string[]> {
  const rows = await Promise.all(players.map(read));
  const wrong = rows.filter((row) => !isAsScripted(row));
  const lines = [
    '',
    ...table([
      ['case', 'number', 'stage', 'outcome', 'attention now', 'seen on the way', 'Temporal UI'],
      ...rows.map((row) => caseCells(row, links)),
    ]),
    '',
    ...table([
      ['case', 'hand-off', 'partner', 'action', 'status', 'reason', 'attempts'],
      ...rows.flatMap(({ player, handoffs }) => handoffs.map((each) => handoffCells(player, each))),
    ]),
    ...rows.flatMap((row) => receiptLines(row, links)),
    '',
    `  API     GET ${links.hub}/v1/cases/{caseNumber} and …/events; try it at ${links.hub}/docs#/Cases/getCase`,
    '  Case 2  keeps its evaluation open on purpose: a minute after closing that shows up as overdue.',
    '          Its silent partner never confirms that it deleted what it got: that becomes work for a person too.',
    '',
  ];
  if (wrong.length === 0) return lines;
  const named = wrong.map(({ player }) => player.caseNumber).join(', ');
  throw new DemoError(`${lines.join('\n')}\nNot ended as the script says: ${named}.`);
}

async function read(player: CasePlayer): Promise<Row> {
  const { around, caseNumber, withdrawn } = player;
  const receipts = [...withdrawn].map((id) => readReceipt(around.client, caseNumber, id));
  return {
    player,
    facts: await player.read(),
    handoffs: await readHandoffs(around.client, caseNumber),
    receipts: await Promise.all(receipts),
  };
}

function isAsScripted({ player, facts, handoffs }: Row): boolean {
  const { ends } = player.script;
  const statuses = handoffs.map(({ partner, status }) => [partner, status] as const);
  const areAsScripted =
    handoffs.length === Object.keys(ends.handoffs).length &&
    statuses.every(([partner, status]) => ends.handoffs[partner] === status);
  return areAsScripted && facts.stage === ends.stage && facts.outcome === ends.outcome;
}

function caseCells({ player, facts }: Row, { workflows }: Links): string[] {
  const list = (kinds: Iterable<string>) => [...kinds].join(', ') || 'none';
  return [
    String(player.script.number),
    player.caseNumber,
    facts.stage,
    facts.outcome ?? 'none',
    list(facts.attentions),
    list(player.attentionsSeen),
    `${workflows}/${encodeURIComponent(`case/${player.caseNumber}`)}`,
  ];
}

function handoffCells(player: CasePlayer, handoff: HandoffFacts): string[] {
  const { handoffId, partner, actionId, status, reason = '', attempts } = handoff;
  const number = String(player.script.number);
  return [number, handoffId, partner, actionId, status, reason, String(attempts)];
}

function receiptLines({ player, receipts }: Row, { hub }: Links): string[] {
  return receipts.flatMap((receipt) => [
    '',
    `  Case ${player.script.number}: consent ${receipt.basisId} was withdrawn; the receipt is ${receipt.isComplete ? 'complete' : 'not complete yet'}:`,
    `  GET ${hub}/v1${receiptPath(player.caseNumber, receipt.basisId)}`,
    ...table([
      ['  partner', 'had', 'now', 'since'],
      ...receipt.handoffs.map(({ partner, categories, state, settledAt = '' }) => [
        `  ${partner}`,
        categories.join(', '),
        state,
        settledAt,
      ]),
    ]),
  ]);
}
