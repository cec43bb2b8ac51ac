import { setTimeout as delay } from 'node:timers/promises';
import { z } from 'zod';
import { CasePlayer } from './case-player';
import { DemoError } from './demo-error';
import { createHubClient } from './hub-client';
import { createNarrator } from './narrator';
import { playCase } from './play';
import { issueCodes } from './resident-codes';
import { playFirstEdition, playResidents, playSecondEdition } from './play-residents';
import { scripts } from './scripts';
import { summarise } from './summary';
import { createTokens } from './tokens';

/** The defaults are those of npm start, so that a broken-off demo can be started again by hand. */
const EnvironmentSchema = z.object({
  HUB_URL: z.url().default('http://127.0.0.1:8080'),
  HUB_OIDC_ISSUER: z.url().default('http://127.0.0.1:8082'),
  HUB_DEV_CLIENTS: z.string().min(1).default('.data/issuer/clients.json'),
  HUB_TEMPORAL_UI_URL: z.url().default('http://127.0.0.1:8233'),
  TEMPORAL_NAMESPACE: z.string().min(1).default('default'),
  HUB_DEMO_PACE_MS: z.coerce.number().int().min(0).default(3_300),
});

const say = (line: string) => {
  console.log(line);
};

/** Process entry. Plays the six cases through the public API; broken off and started again it goes on. */
async function main(): Promise<void> {
  const parsed = EnvironmentSchema.safeParse(process.env);
  if (!parsed.success)
    throw new DemoError(`The environment is not right:\n${z.prettifyError(parsed.error)}`);
  const env = parsed.data;
  const tokenOf = createTokens({ issuer: env.HUB_OIDC_ISSUER, clientsFile: env.HUB_DEV_CLIENTS });
  const client = createHubClient({ hubUrl: env.HUB_URL, tokenOf, say });
  const narrator = createNarrator(say);
  introduce();
  const around = { client, narrator };
  const first = await playResidents(around);
  await playFirstEdition(around);
  const players: CasePlayer[] = [];
  for (const script of scripts) players.push(await CasePlayer.refer({ client, narrator }, script));
  for (const line of await issueCodes(players, env.HUB_URL)) say(line);
  const staggerMs = env.HUB_DEMO_PACE_MS / scripts.length;
  await Promise.all(
    players.map(async (player, index) => {
      await delay(index * staggerMs);
      await playCase(player, env.HUB_DEMO_PACE_MS);
    }),
  );
  await playSecondEdition(around, first);
  const links = {
    hub: env.HUB_URL,
    workflows: `${env.HUB_TEMPORAL_UI_URL}/namespaces/${env.TEMPORAL_NAMESPACE}/workflows`,
  };
  for (const line of await summarise(players, links)) say(line);
}

function introduce(): void {
  say(
    'The first fifteen residents and six cases after the 2022 report, played through the API by invented professionals.',
  );
  say('Each line: time, case, member, what happens → stage of the case  ! attention.');
  say('Terms are seconds here, and a session is recorded as held at once, whenever its slot is.\n');
  for (const { number, title, resident } of scripts)
    say(`  case ${number}  ${title} (${resident}, invented)`);
  say('');
}

function endWithParent(): void {
  process.exit(1);
}

process.once('disconnect', endWithParent);
main().then(
  () => process.exit(0),
  (error: unknown) => {
    const isExpected = error instanceof DemoError;
    console.error(`\nThe demo stopped. ${isExpected ? error.message : describeDefect(error)}`);
    process.exit(1);
  },
);

function describeDefect(error: unknown): string {
  return error instanceof Error ? (error.stack ?? error.message) : String(error);
}
