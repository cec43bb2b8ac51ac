/** How a word may look in a file. Longer words have longer forms that begin alike. */
export const forms: Readonly<Record<string, (word: string) => Buffer>> = {
  'UTF-8': (word) => Buffer.from(word),
  'upper case': (word) => Buffer.from(word.toUpperCase()),
  'UTF-16LE': (word) => Buffer.from(word, 'utf16le'),
  'UTF-16BE': (word) => Buffer.from(word, 'utf16le').swap16(),
  'base64 at 0': (word) => base64At(0, word),
  'base64 at 1': (word) => base64At(1, word),
  'base64 at 2': (word) => base64At(2, word),
  hex: (word) => Buffer.from(Buffer.from(word).toString('hex')),
  'upper hex': (word) => Buffer.from(Buffer.from(word).toString('hex').toUpperCase()),
  'URL-encoded': (word) => each(word, (code) => `%${code.toString(16)}`),
  'upper URL-encoded': (word) => each(word, (code) => `%${code.toString(16).toUpperCase()}`),
  'JSON-escaped': (word) => each(word, (code) => `\\u${code.toString(16).padStart(4, '0')}`),
  'quoted-printable': (word) => each(word, (code) => `=${code.toString(16).toUpperCase()}`),
};

function each(word: string, encode: (code: number) => string): Buffer {
  return Buffer.from([...Buffer.from(word)].map(encode).join(''));
}

/** The characters that stand for the word alone when so many bytes (modulo 3) come before it. */
function base64At(offset: number, word: string): Buffer {
  const bytes = Buffer.concat([Buffer.alloc(offset), Buffer.from(word)]);
  const [first, end] = [Math.ceil((offset * 8) / 6), Math.floor((bytes.length * 8) / 6)];
  return Buffer.from(bytes.toString('base64').slice(first, end));
}
