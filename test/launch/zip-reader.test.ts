import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { deflateRawSync } from 'node:zlib';
import { readZip } from '../../launch/zip-reader';
import { removeTemporaryFolders, temporaryFolder } from './temporary-folder';

interface Packed {
  readonly name: string;
  readonly content: string;
  readonly method: 0 | 8;
}

/** A zip file as the format describes it; the local headers have an extra field that the list lacks. */
function zip(entries: readonly Packed[], comment = ''): Buffer {
  const [parts, list]: [Buffer[], Buffer[]] = [[], []];
  const extra = Buffer.from([1, 2, 3, 4]);
  for (const { name, content, method } of entries) {
    const raw = Buffer.from(content);
    const data = method === 8 ? deflateRawSync(raw) : raw;
    const offset = Buffer.concat(parts).length;
    const sizes = [0, data.length, raw.length];
    const local = header(0x04034b50, [20, 0, method, 0, 0], sizes);
    parts.push(local, words([name.length, extra.length]), Buffer.from(name), extra, data);
    const listed = header(0x02014b50, [20, 20, 0, method, 0, 0], sizes);
    list.push(listed, words([name.length, 0, 0, 0, 0, 0, 0]), longs([offset]), Buffer.from(name));
  }
  const body = Buffer.concat(parts);
  const directory = Buffer.concat(list);
  const counts = words([0, 0, entries.length, entries.length]);
  const place = longs([directory.length, body.length]);
  const end = [longs([0x06054b50]), counts, place, words([comment.length]), Buffer.from(comment)];
  return Buffer.concat([body, directory, ...end]);
}

function header(signature: number, shorts: number[], sizes: number[]): Buffer {
  return Buffer.concat([longs([signature]), words(shorts), longs(sizes)]);
}

function words(values: number[]): Buffer {
  const buffer = Buffer.alloc(values.length * 2);
  for (const [index, value] of values.entries()) buffer.writeUInt16LE(value, index * 2);
  return buffer;
}

function longs(values: number[]): Buffer {
  const buffer = Buffer.alloc(values.length * 4);
  for (const [index, value] of values.entries()) buffer.writeUInt32LE(value, index * 4);
  return buffer;
}

async function read(content: Buffer): Promise<Record<string, string>> {
  const file = join(temporaryFolder(), 'module.zip');
  writeFileSync(file, content);
  const found: Record<string, string> = {};
  for await (const { name, data } of readZip(file)) found[name] = data.toString();
  return found;
}

afterEach(removeTemporaryFolders);

describe('reading a zip file', () => {
  const entries: Packed[] = [
    { name: 'm@v1/', content: '', method: 0 },
    { name: 'm@v1/bin/go', content: 'program '.repeat(1_000), method: 8 },
    { name: 'm@v1/VERSION', content: 'go1.26.8', method: 0 },
  ];

  it('gives compressed and stored files and leaves folders out', async () => {
    expect(await read(zip(entries))).toEqual({
      'm@v1/bin/go': 'program '.repeat(1_000),
      'm@v1/VERSION': 'go1.26.8',
    });
  });

  it('finds the list behind a comment', async () => {
    expect(Object.keys(await read(zip(entries, 'made by hand')))).toHaveLength(2);
  });

  it('refuses what is no zip file', async () => {
    await expect(read(Buffer.from('<html>not found</html>'))).rejects.toThrow('Not a zip file');
  });

  it('refuses a file that was cut off', async () => {
    const whole = zip(entries);
    await expect(read(whole.subarray(0, whole.length - 40))).rejects.toThrow('Not a zip file');
  });
});
