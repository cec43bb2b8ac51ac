import { answer, publish, release, type DemoAnswer, type Report } from './editions';
import { CasePlayer } from './case-player';
import type { HubClient } from './hub-client';
import { createNarrator, table, type Narrator } from './narrator';
import { playCase } from './play';
import { laterSignals, residentScript } from './resident-script';
import { residents } from './residents';

interface Around {
  readonly client: HubClient;
  readonly narrator: Narrator;
}

const wordings: Readonly<Record<string, object>> = {
  'rules-that-block-each-other': {
    title: 'Geen adres, dus geen uitkering, dus geen woning',
    rule: 'Inschrijving als voorwaarde voor een uitkering en voor voorrang op een woning',
    tableDoes: 'De tafel regelt een briefadres, ook als het verblijf nog niet vaststaat.',
    tableAsks: 'Laat een briefadres gelden voor de uitkering én voor de woning.',
  },
  'no-affordable-home-after-divorce': {
    title: 'Na een scheiding is er geen betaalbare woning',
    tableDoes: 'De tafel vraagt urgentie aan en zoekt tijdelijk onderdak.',
    tableAsks: 'Houd ieder jaar enkele woningen vrij voor ouders na een scheiding.',
  },
};

const firstAnswer: DemoAnswer = {
  theme: 'no-affordable-home-after-divorce',
  body: {
    ...{ kind: 'taken-up', who: 'Afdeling Wonen', when: '1 maart' },
    explanation: 'Wij maken met de woningcorporatie een afspraak over vijf woningen per jaar.',
  },
};

const atOnce = 4;

/** Plays the first fifteen residents, a few side by side and without pauses; a line for each when it is done. */
export async function playResidents({ client, narrator }: Around): Promise<readonly CasePlayer[]> {
  narrator.line('');
  narrator.line(`The first ${residents.length} residents (invented) go by quickly:`);
  const quiet = createNarrator(() => undefined);
  const players: CasePlayer[] = [];
  const waiting = residents.map((resident, index) => [resident, index] as const);
  const lane = async () => {
    for (let next = waiting.shift(); next !== undefined; next = waiting.shift()) {
      const [resident, index] = next;
      const script = residentScript(resident, index);
      const player = await CasePlayer.refer({ client, narrator: quiet }, script);
      players[index] = player;
      await playCase(player, 0);
      narrator.step({ label: `resident ${index + 1}`, as: '', says: player.caseNumber });
    }
  };
  await Promise.all(Array.from({ length: atOnce }, lane));
  return players;
}

/** The first edition, and what the policy group says of it. */
export async function playFirstEdition({ client, narrator }: Around): Promise<void> {
  for (const [theme, wording] of Object.entries(wordings)) await release(client, theme, wording);
  const report = await publish(client, 1);
  for (const line of describeReport(report)) narrator.line(line);
  const signal = await answer(client, report, firstAnswer);
  narrator.step({ label: 'report', as: 'pg-01', says: `answers signal ${signal}: taken up` });
}

/** The same table goes on meeting the same walls; then the second edition. */
export async function playSecondEdition(
  { client, narrator }: Around,
  players: readonly CasePlayer[],
): Promise<void> {
  await Promise.all(
    players.map(async (player, index) => {
      const resident = residents[index];
      if (resident === undefined) return;
      for (const step of laterSignals(resident)) await player.command(step);
    }),
  );
  for (const line of describeReport(await publish(client, 2))) narrator.line(line);
}

function describeReport({ edition, themes, factsheet }: Report): readonly string[] {
  const published = themes.filter(({ count }) => count !== 'withheld');
  const say = (count: number | 'withheld') =>
    count === 'withheld' ? `fewer than ${edition.threshold}` : String(count);
  const { residents: people, conversations, organisations, questions, results } = factsheet;
  return [
    '',
    `Signal report, edition ${edition.edition} (a number only from ${edition.threshold} cases on):`,
    ...table([
      ['signal', 'theme', 'now', 'before', 'trend'],
      ...published.map(({ signal = 0, theme, count, previous = 'withheld', trend }) => [
        ...[String(signal), theme, say(count), say(previous), trend],
      ]),
    ]),
    `  ${themes.length - published.length} themes were raised too seldom to be shown.`,
    `  Factsheet: ${say(people)} residents, ${say(conversations)} conversations, ${say(organisations)} organisations`,
    `  questions  ${questions.map(({ code, count }) => `${code} ${say(count)}`).join(', ')}`,
    `  results    ${results.map(({ code, count }) => `${code} ${say(count)}`).join(', ')}`,
    '',
  ];
}
