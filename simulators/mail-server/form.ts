/** A form of a page, as a browser without script sees it. */
export interface Form {
  readonly action: string;
  /** What is sent without anybody filling anything in. */
  readonly hidden: Readonly<Record<string, string>>;
  /** Names of the fields a person fills in or chooses from. */
  readonly fields: readonly string[];
  /** The values of each group of radio buttons. */
  readonly choices: Readonly<Partial<Record<string, readonly string[]>>>;
}

const NAMED: Readonly<Record<string, string>> = {
  amp: '&',
  lt: '<',
  gt: '>',
  quot: '"',
  apos: "'",
};

const unescape = (text: string): string =>
  text.replaceAll(/&(?:#(\d+)|#x([\da-f]+)|([a-z]+));/gi, (whole, decimal, hex, name) => {
    if (typeof decimal === 'string') return String.fromCodePoint(Number(decimal));
    if (typeof hex === 'string') return String.fromCodePoint(Number.parseInt(hex, 16));
    return typeof name === 'string' ? (NAMED[name] ?? whole) : whole;
  });

function attribute(tag: string, name: string): string | undefined {
  const [, quoted, single, bare] =
    new RegExp(`\\s${name}\\s*=\\s*(?:"([^"]*)"|'([^']*)'|([^\\s>]+))`, 'i').exec(tag) ?? [];
  const value = quoted ?? single ?? bare;
  return value === undefined ? undefined : unescape(value);
}

/** The forms of a page that are sent with POST, in order. */
export function formsOf(page: string): readonly Form[] {
  return [...page.matchAll(/<form\b[^>]*>[\s\S]*?<\/form>/gi)]
    .map(([form]) => form)
    .filter((form) => /^<form\b[^>]*\smethod\s*=\s*["']?post/i.test(form))
    .map(readForm);
}

function readForm(form: string): Form {
  const [opening = ''] = /^<form\b[^>]*>/i.exec(form) ?? [];
  const inputs = [...form.matchAll(/<(?:input|textarea|select)\b[^>]*>/gi)].map(([tag]) => ({
    name: attribute(tag, 'name') ?? '',
    value: attribute(tag, 'value') ?? '',
    type: attribute(tag, 'type')?.toLowerCase() ?? '',
  }));
  const named = inputs.filter(({ name }) => name !== '');
  const hidden = named.filter(({ type }) => type === 'hidden');
  const visible = named.filter(({ type }) => type !== 'hidden');
  const radios = visible.filter(({ type }) => type === 'radio');
  const valuesOf = (group: string) =>
    radios.filter(({ name }) => name === group).map(({ value }) => value);
  return {
    action: attribute(opening, 'action') ?? '',
    hidden: Object.fromEntries(hidden.map(({ name, value }) => [name, value])),
    fields: [...new Set(visible.map(({ name }) => name))],
    choices: Object.fromEntries(radios.map(({ name }) => [name, valuesOf(name)])),
  };
}
