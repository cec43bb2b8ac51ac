import type { CasePlayer } from './case-player';
import type { CaseFacts } from './case-facts';
import { DemoError } from './demo-error';
import { table } from './narrator';

export interface Links {
  readonly hub: string;
  /** List of workflows in the Temporal UI. */
  readonly workflows: string;
}

/** The table at the end; throws when a case did not end as its script says. */
export async function summarise(players: readonly CasePlayer[], links: Links): Promise<string[]> {
  const rows = await Promise.all(
    players.map(async (player) => ({ player, facts: await player.read() })),
  );
  const wrong = rows.filter(({ player, facts }) => !isAsScripted(player, facts));
  const lines = [
    '',
    ...table([
      ['case', 'number', 'stage', 'outcome', 'attention now', 'seen on the way', 'Temporal UI'],
      ...rows.map(({ player, facts }) => rowOf(player, facts, links)),
    ]),
    '',
    `  API     GET ${links.hub}/v1/cases/{caseNumber} and …/events; try it at ${links.hub}/docs#/Cases/getCase`,
    '  Case 2  keeps its evaluation open on purpose: a minute after closing that shows up as overdue.',
    '',
  ];
  if (wrong.length === 0) return lines;
  const named = wrong.map(({ player }) => player.caseNumber).join(', ');
  throw new DemoError(`${lines.join('\n')}\nNot ended as the script says: ${named}.`);
}

function isAsScripted({ script }: CasePlayer, { stage, outcome }: CaseFacts): boolean {
  return stage === script.ends.stage && outcome === script.ends.outcome;
}

function rowOf(player: CasePlayer, facts: CaseFacts, { workflows }: Links): string[] {
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
