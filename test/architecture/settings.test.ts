import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { resolve } from 'node:path';

const root = resolve(__dirname, '../..');
const name =
  /\b(?:HUB_[A-Z_]+|DATABASE_URL(?:_FILE)?|TEMPORAL_(?:ADDRESS|NAMESPACE|API_KEY|TLS\w*))\b/g;
const readers = ['api', 'config', 'demo', 'launch', 'store', 'verify', 'worker'];

const documented = [...read('.env.example').matchAll(/^# ([A-Z_]+)=\S* # \S/gm)].map(
  ([, setting]) => setting,
);

describe('.env.example', () => {
  it('has one line for every setting that is read, and for no other', () => {
    const used = new Set([...readers.flatMap(namesInFolder), ...namesInCompose()]);
    expect([...documented].sort()).toEqual([...used].sort());
  });
});

function read(path: string): string {
  return readFileSync(resolve(root, path), 'utf8');
}

function namesInFolder(folder: string): string[] {
  if (!existsSync(resolve(root, folder))) return [];
  return readdirSync(resolve(root, folder), { recursive: true, encoding: 'utf8' })
    .filter((path) => /\.(ts|mjs)$/.test(path))
    .flatMap((path) => read(`${folder}/${path}`))
    .flatMap((text) => [...(text.match(name) ?? []), ...namesOfFiles(text)]);
}

/** A secret may come from a file. */
function namesOfFiles(text: string): string[] {
  return [...text.matchAll(/readSecret\(env, '([A-Z_]+)'\)/g)].map(
    ([, secret]) => `${secret}_FILE`,
  );
}

function namesInCompose(): string[] {
  return read('docker-compose.yml').match(/(?<=\$\{)[A-Z_]+/g) ?? [];
}
