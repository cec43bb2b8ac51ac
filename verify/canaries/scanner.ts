import { constants, gunzipSync } from 'node:zlib';
import type { Canary, CanaryBook } from './canary-book';
import { forms } from './forms';

export interface Hit {
  readonly place: string;
  readonly form: string;
  readonly canary: Canary;
}

export interface Place {
  readonly name: string;
  readonly bytes: number;
  readonly gzipStreams: number;
  readonly hits: readonly Hit[];
}

export type IsAtHome = (canary: Canary) => boolean;

/** What was in one content. */
export interface Scanned {
  readonly atHome: ReadonlySet<string>;
  readonly strays: number;
}

export interface Scanner {
  readonly places: readonly Place[];
  /** Adds to what was scanned under the name before. Canaries that are at home there are no hits but `expected`. */
  scan(name: string, content: string | Buffer, isAtHome?: IsAtHome): Scanned;
  /** Words of canaries that were met where they are at home. */
  readonly expected: ReadonlyMap<string, ReadonlySet<string>>;
}

const gzipMark = Buffer.from([0x1f, 0x8b, 0x08]);
const longestGzipBytes = 4 * 1024 * 1024;

/** Looks for all canaries of the book in every form, at every byte; knows nothing of how the hub stores what. */
export function createScanner(book: CanaryBook): Scanner {
  const findCanaries = createFinder(book);
  const places = new Map<string, Place>();
  const expected = new Map<string, Set<string>>();
  return {
    get places() {
      return [...places.values()];
    },
    expected,
    scan(name, content, isAtHome) {
      const buffer = typeof content === 'string' ? Buffer.from(content) : content;
      const streams = gzipStreams(buffer);
      const before = places.get(name) ?? { name, bytes: 0, gzipStreams: 0, hits: [] };
      const found = [buffer, ...streams].flatMap(findCanaries);
      const settled = found.filter(({ canary }) => isAtHome?.(canary) === true);
      const words = new Set(settled.map(({ canary }) => canary.word));
      if (isAtHome !== undefined)
        expected.set(name, new Set([...(expected.get(name) ?? []), ...words]));
      const strays = found.filter((hit) => !settled.includes(hit));
      places.set(name, {
        name,
        bytes: before.bytes + buffer.length,
        gzipStreams: before.gzipStreams + streams.length,
        hits: [...before.hits, ...strays.map((hit) => ({ ...hit, place: name }))],
      });
      return { atHome: words, strays: strays.length };
    },
  };
}

type FindCanaries = (buffer: Buffer) => Omit<Hit, 'place'>[];

function createFinder(book: CanaryBook): FindCanaries {
  const searches = Object.entries(forms).map(([form, encode]) => {
    // One character per byte, to have a key for a map.
    const keyed = book.canaries.map((canary) => {
      const key = encode(canary.word).toString('latin1');
      return [key, canary] as const;
    });
    return { form, stem: encode(book.stem), known: new Map(keyed), length: keyed[0]?.[0].length };
  });
  return (buffer) =>
    searches.flatMap(({ form, stem, known, length = 0 }) => {
      const hits: Omit<Hit, 'place'>[] = [];
      for (let at = buffer.indexOf(stem); at >= 0; at = buffer.indexOf(stem, at + 1)) {
        const key = buffer.toString('latin1', at, at + length);
        const cutOff = { word: book.stem, fate: 'refused', field: 'a word cut off' } as const;
        hits.push({ form, canary: known.get(key) ?? cutOff });
      }
      return hits;
    });
}

/** What was compressed, also when its end is missing. */
function gzipStreams(buffer: Buffer): Buffer[] {
  const streams: Buffer[] = [];
  for (let at = buffer.indexOf(gzipMark); at >= 0; at = buffer.indexOf(gzipMark, at + 1)) {
    try {
      const options = {
        finishFlush: constants.Z_SYNC_FLUSH,
        maxOutputLength: longestGzipBytes,
      };
      streams.push(gunzipSync(buffer.subarray(at), options));
    } catch {
      // Three bytes that only look like the beginning of a stream.
    }
  }
  return streams;
}
