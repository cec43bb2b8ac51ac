import { gzipSync } from 'node:zlib';
import { createCanaryBook, type CanaryBook } from './canary-book';
import { forms } from './forms';
import { createScanner } from './scanner';

/** The forms that the scanner does not find at an odd place in a file; none when it is fit. */
export function blindSpots(): readonly string[] {
  const book = createCanaryBook(-1);
  const names = ['first', 'second', 'third'];
  const [, word = ''] = names.map((name) => book.word('refused', name));
  const [, number = ''] = names.map((name) => book.number('refused', name));
  return [...blindTo(book, word), ...blindTo(book, number).map((form) => `number as ${form}`)];
}

function blindTo(book: CanaryBook, word: string): readonly string[] {
  const samples = {
    ...Object.fromEntries(Object.entries(forms).map(([form, encode]) => [form, encode(word)])),
    'JSON in base64': Buffer.from(JSON.stringify({ name: `Zoë "${word}"` }).repeat(3)).toString(
      'base64',
    ),
    gzip: gzipSync(`Zoë "${word}" ging.`),
  };
  return Object.entries(samples)
    .filter(([, sample]) => {
      const scanner = createScanner(book);
      scanner.scan('sample', Buffer.concat([Buffer.alloc(7, 0xff), Buffer.from(sample)]));
      return scanner.places.every(({ hits }) => hits.every(({ canary }) => canary.word !== word));
    })
    .map(([form]) => form);
}
