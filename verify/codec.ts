import { randomUUID } from 'node:crypto';
import { setTimeout as delay } from 'node:timers/promises';
import type { Payload } from '@temporalio/common';
import { Client } from 'pg';
import { erased, noAccess } from '../api/codec/judge-payload';
import { askCodec } from './codec/ask-codec';
import { lookAtCase, type Looking } from './codec/look-at-case';
import { brewPoisons } from './poison/poisons';
import { openRawDoor, type RawDoor } from './poison/raw-door';
import { askFor } from './support/ask';
import { openBrowser, pictureFolder } from './support/browser';
import { createCaller, fetchToken } from './support/caller';
import { acceptedCase } from './support/prepare-cases';
import { runProof, type ProofRun } from './support/proof';
import { startStack } from './support/stack';

const codecAudience = 'op-koers-codec';
/** Longer than any process keeps a key. */
const keysForgottenMs = 6_000;
/** A word of every input of a case, and of nothing else on its page. */
const content = 'storyRef';

void runProof({
  name: 'codec',
  claim:
    'the Temporal UI shows what a case carries to an operator with a grant, and to nobody else',
  protections: ['codec'],
  longestMs: 300_000,
  prove,
});

interface Scene extends Looking {
  readonly run: ProofRun;
  readonly api: string;
  readonly door: RawDoor;
  readonly database: Client;
  /** Payloads that were sent to the codec server and should each have a line. */
  sent: number;
  broken: number;
}

async function prove(run: ProofRun): Promise<boolean> {
  const scene = await setUp(run);
  const caller = await createCaller(scene.stack, 'wc-01');
  const open = await acceptedCase(caller, scene.api);
  const shut = await acceptedCase(caller, scene.api);
  await look(scene, open, { picture: 'without-grant', shows: noAccess, hides: content });
  await giveGrant(scene, open);
  await look(scene, open, { picture: 'with-grant', shows: content, hides: noAccess });
  await look(scene, shut, { picture: 'other-case', shows: noAccess, hides: content });
  if (run.without === undefined) await tryOracles(scene, open, shut);
  await destroyKey(scene, shut);
  await look(scene, shut, { picture: 'erased', shows: erased, hides: content });
  await countLines(scene);
  return scene.broken === 0;
}

async function setUp(run: ProofRun): Promise<Scene> {
  const env = run.without === 'codec' ? { HUB_CODEC: 'off' } : {};
  const stack = await startStack(run, { apis: 1, env });
  await stack.start('codec');
  const database = new Client({ connectionString: stack.databaseUrl });
  await database.connect();
  run.atEnd(() => database.end());
  return {
    ...{ run, stack, database, sent: 0, broken: 0 },
    browser: await openBrowser(run),
    folder: await pictureFolder(run, 'codec'),
    api: stack.apiUrls[0] ?? '',
    door: await openRawDoor(run, stack),
  };
}

function check(scene: Scene, text: string, holds: boolean): void {
  scene.run.say(`${holds ? 'holds' : 'BROKEN'}: ${text}`);
  if (!holds) scene.broken += 1;
}

/** What the page of a case must show and must not. */
async function look(
  scene: Scene,
  caseNumber: string,
  { picture, shows, hides }: Readonly<Record<'picture' | 'shows' | 'hides', string>>,
): Promise<void> {
  const { text, payloads } = await lookAtCase(scene, caseNumber, picture);
  scene.sent += payloads;
  const isRight = text.includes(shows) && !text.includes(hides);
  check(
    scene,
    `${picture}: the UI had ${payloads} payloads decoded and must show "${shows}"`,
    isRight,
  );
}

async function giveGrant({ stack, api }: Scene, caseNumber: string): Promise<void> {
  const leader = await createCaller(stack, 'pl-01');
  const path = `/cases/${caseNumber}/codec-grants`;
  const body = { operator: 'op-01', reason: 'stuck-case', reference: 'INC-1042' };
  await askFor(leader, api, { method: 'POST', path, body, key: randomUUID() });
}

/** Every way to ask for what one may not see has the same answer. */
async function tryOracles(scene: Scene, open: string, shut: string): Promise<void> {
  const { stack, door } = scene;
  const own = await door.firstInput(`case/${open}`);
  const foreign = await door.firstInput(`case/${shut}`);
  const token = await fetchToken(stack, 'op-01', { audience: codecAudience });
  const [broken] = brewPoisons(own, foreign);
  const made = { ...own.metadata, 'key-id': Buffer.from('k-nobody-has-this') };
  const asks: readonly (readonly [string, Payload, string?])[] = [
    ["another case's payload", foreign],
    ['the namespace of others', own, 'elsewhere'],
    ['an unknown key', { metadata: made, data: own.data ?? null }],
    ['broken ciphertext', broken?.payload ?? {}],
  ];
  for (const [name, payload, namespace = stack.namespace] of asks) {
    const { status, content: got = '' } = await askCodec(stack, payload, { token, namespace });
    scene.sent += 1;
    check(scene, `${name}: ${status} ${got}`, status === 200 && got === JSON.stringify(noAccess));
  }
  const { content: read = '' } = await askCodec(stack, own, { token });
  scene.sent += 1;
  check(scene, 'the granted case, with a token', read.includes(content));
  await tryStrangers(scene, own);
}

async function tryStrangers(scene: Scene, payload: Payload): Promise<void> {
  const { stack } = scene;
  const token = await fetchToken(stack, 'op-01', { audience: codecAudience });
  const refused = [
    ['nobody', 401, {}],
    ['a token for the hub', 401, { token: await fetchToken(stack, 'op-01') }],
    [
      'a project leader',
      403,
      { token: await fetchToken(stack, 'pl-01', { audience: codecAudience }) },
    ],
    ['a page of another origin', 403, { token, origin: 'http://127.0.0.1:1' }],
  ] as const;
  for (const [name, wanted, asking] of refused) {
    const { status } = await askCodec(stack, payload, asking);
    check(scene, `${name}: ${status}`, status === wanted);
  }
}

/** By hand, and waits until no process has it in memory any more. */
async function destroyKey({ database }: Scene, caseNumber: string): Promise<void> {
  await database.query(
    'update case_key set wrapped = null, destroyed_at = now() where case_number = $1',
    [caseNumber],
  );
  await delay(keysForgottenMs);
}

async function countLines(scene: Scene): Promise<void> {
  const { rows } = await scene.database.query<{ lines: number }>(
    "select count(*)::int as lines from access_log where operation = 'decodePayload'",
  );
  const lines = rows[0]?.lines ?? 0;
  check(scene, `${scene.sent} payloads asked for, ${lines} lines`, lines === scene.sent);
}
