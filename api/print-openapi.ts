import { pino } from 'pino';
import { loadKeyRing } from '../config/key-ring';
import { loadPolicy } from '../config/policy';
import { createDatabase } from '../store/database';
import { createCaseKeys } from '../store/keys/case-keys';
import { apiVersion } from './api-version';
import { createCaseQueue } from './commands/case-queue';
import { createEngineClient } from './commands/engine';
import { buildDocument } from './openapi/build-document';
import { createRoutes } from './routes/index';

/** Prints the OpenAPI document. Nothing is connected to: routes only describe themselves here. */
const routes = createRoutes({
  db: createDatabase({ url: 'postgres://nowhere.invalid/hub' }),
  keys: createCaseKeys({ url: 'postgres://nowhere.invalid/hub', ring: loadKeyRing({}) }),
  engine: createEngineClient('nowhere.invalid:7233', 'default'),
  logger: pino({ level: 'silent' }),
  queue: createCaseQueue(),
  policy: loadPolicy('config/policy/houten.json'),
  partners: [],
  prices: { version: 'none', lines: [] },
  limits: { events: 400, commands: 200, seenCommands: 200 },
  taskQueue: 'op-koers',
  without: [],
  secretOf: () => '',
  searchLimit: 0,
  letter: { publicUrl: 'https://op-koers.example.nl', supportPhone: '' },
});
const document = buildDocument({ routes, apiVersion, serverUrl: 'https://op-koers.example.nl' });
console.log(JSON.stringify(document, null, 2));
