import { open, type FileHandle } from 'node:fs/promises';
import { inflateRawSync } from 'node:zlib';

const endSignature = 0x06054b50;
const endLength = 22;
const longestComment = 0xffff;
const entrySignature = 0x02014b50;
const entryLength = 46;
const localLength = 30;
const stored = 0;
const deflated = 8;

export interface ZipEntry {
  readonly name: string;
  readonly data: Buffer;
}

interface Listed {
  readonly name: string;
  readonly method: number;
  readonly compressedBytes: number;
  readonly offset: number;
}

/** Reads plain zip files (no zip64, no encryption); folders are left out. Enough for Go's module zips. */
export async function* readZip(file: string): AsyncGenerator<ZipEntry> {
  const handle = await open(file, 'r');
  try {
    for (const listed of await readList(handle)) {
      if (!listed.name.endsWith('/')) {
        yield { name: listed.name, data: await readEntry(handle, listed) };
      }
    }
  } finally {
    await handle.close();
  }
}

async function readList(handle: FileHandle): Promise<Listed[]> {
  const { size } = await handle.stat();
  const tail = await readAt(handle, Math.max(0, size - endLength - longestComment), size);
  const end = tail.lastIndexOf(uint32(endSignature));
  if (end === -1) throw new Error('Not a zip file: it has no list of files.');
  const count = tail.readUInt16LE(end + 10);
  const start = tail.readUInt32LE(end + 16);
  const list = await readAt(handle, start, start + tail.readUInt32LE(end + 12));
  const entries: Listed[] = [];
  let at = 0;
  for (let index = 0; index < count; index += 1) {
    if (list.readUInt32LE(at) !== entrySignature) throw new Error('The zip file is damaged.');
    const nameEnd = at + entryLength + list.readUInt16LE(at + 28);
    entries.push({
      name: list.toString('utf8', at + entryLength, nameEnd),
      method: list.readUInt16LE(at + 10),
      compressedBytes: list.readUInt32LE(at + 20),
      offset: list.readUInt32LE(at + 42),
    });
    at = nameEnd + list.readUInt16LE(at + 30) + list.readUInt16LE(at + 32);
  }
  return entries;
}

async function readEntry(handle: FileHandle, listed: Listed): Promise<Buffer> {
  const { offset, method, compressedBytes, name } = listed;
  // The local header has lengths of its own, which may differ from those in the list.
  const local = await readAt(handle, offset, offset + localLength);
  const start = offset + localLength + local.readUInt16LE(26) + local.readUInt16LE(28);
  const data = await readAt(handle, start, start + compressedBytes);
  if (method === stored) return data;
  if (method === deflated) return inflateRawSync(data);
  throw new Error(`${name} in the zip file is compressed in an unknown way (${method}).`);
}

async function readAt(handle: FileHandle, from: number, to: number): Promise<Buffer> {
  const buffer = Buffer.alloc(to - from);
  const { bytesRead } = await handle.read(buffer, 0, buffer.length, from);
  if (bytesRead !== buffer.length) throw new Error('The zip file is cut off.');
  return buffer;
}

function uint32(value: number): Buffer {
  const buffer = Buffer.alloc(4);
  buffer.writeUInt32LE(value);
  return buffer;
}
