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
  const isNumber = ({ word }: Canary) => word.startsWith(book.numberStem);
  const families = [
    { stem: book.stem, canaries: book.canaries.filter((canary) => !isNumber(canary)) },
    { stem: book.numberStem, canaries: book.canaries.filter(isNumber) },
  ];
  const finders = families.flatMap((family) =>
    Object.entries(forms).map(([form, encode]) => finderOf(book, family, { form, encode })),
  );
  return (buffer) => finders.flatMap((find) => find(buffer));
}

interface Family {
  readonly stem: string;
  readonly canaries: readonly Canary[];
}

function finderOf(
  book: CanaryBook,
  { stem, canaries }: Family,
  { form, encode }: { readonly form: string; readonly encode: (word: string) => Buffer },
): FindCanaries {
  // One character per byte, to have a key for a map.
  const keyed = canaries.map((canary) => [encode(canary.word).toString('latin1'), canary] as const);
  const [mark, known, length = 0] = [encode(stem), new Map(keyed), keyed[0]?.[0].length];
  // Nobody else writes such words, but other numbers may begin alike.
  const cutOff = { word: stem, fate: 'refused', field: 'a word cut off' } as const;
  const unknown = stem === book.stem ? cutOff : undefined;
  return (buffer) => {
    const hits: Omit<Hit, 'place'>[] = [];
    for (let at = buffer.indexOf(mark); at >= 0; at = buffer.indexOf(mark, at + 1)) {
      const canary = known.get(buffer.toString('latin1', at, at + length)) ?? unknown;
      const isWhole = unknown !== undefined || !isWithinDigits(buffer, at, at + length);
      if (canary !== undefined && isWhole) hits.push({ form, canary });
    }
    return hits;
  };
}

/** Nine digits of a longer number, such as a time in nanoseconds, are nobody's. */
function isWithinDigits(buffer: Buffer, start: number, end: number): boolean {
  const isDigit = (byte = 0) => byte >= 0x30 && byte <= 0x39;
  const isPlain = isDigit(buffer[start]) && isDigit(buffer[start + 1]) && end - start === 9;
  return isPlain && (isDigit(buffer[start - 1]) || isDigit(buffer[end]));
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
