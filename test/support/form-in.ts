/** The fields of the forms of a page, as a browser would send them untouched; of the last where several have one. */
export function formIn(html: string): Record<string, string> {
  return Object.fromEntries([...inputsIn(html), ...textsIn(html), ...selectsIn(html)]);
}

function inputsIn(html: string): [string, string][] {
  return [...html.matchAll(/<input ([^>]*)>/g)].flatMap(([, written = '']) => {
    const name = attribute(written, 'name');
    const isOff = /type="(radio|checkbox)"/.test(written) && !/ checked/.test(written);
    return name === undefined || isOff ? [] : [[name, attribute(written, 'value') ?? '']];
  });
}

function textsIn(html: string): [string, string][] {
  const areas = html.matchAll(/<textarea ([^>]*)>([^<]*)<\/textarea>/g);
  return [...areas].map(([, written = '', text = '']) => [
    attribute(written, 'name') ?? '',
    decoded(text),
  ]);
}

function selectsIn(html: string): [string, string][] {
  const selects = html.matchAll(/<select ([^>]*)>(.*?)<\/select>/gs);
  return [...selects].map(([, written = '', options = '']) => {
    const [, chosen = ''] = /<option ([^>]*selected[^>]*)>/.exec(options) ?? [];
    return [attribute(written, 'name') ?? '', attribute(chosen, 'value') ?? ''];
  });
}

function attribute(written: string, name: string): string | undefined {
  const value = new RegExp(`(?:^| )${name}="([^"]*)"`).exec(written)?.[1];
  return value === undefined ? undefined : decoded(value);
}

function decoded(text: string): string {
  return text.replaceAll('&lt;', '<').replaceAll('&quot;', '"').replaceAll('&amp;', '&');
}

/** The fields of the forms of a page that nobody sees. */
export function hiddenIn(html: string): Record<string, string> {
  const hidden = html.matchAll(/<input type="hidden" name="([^"]+)" value="([^"]*)"/g);
  return Object.fromEntries([...hidden].map(([, name = '', value = '']) => [name, value]));
}
