import type { Zaaktype } from './config';
import { textIn, type Partner } from './partner';
import { invalid, Refusal, type InvalidParam } from './refusal';
import type { Fields, Thing } from './registry';

type Check = (value: unknown) => Omit<InvalidParam, 'name'> | undefined;

export function text(least: number, most: number): Check {
  return (value) => {
    if (typeof value !== 'string') return { code: 'required', reason: 'Dit veld is vereist.' };
    const length = Array.from(value).length;
    if (length < least) return { code: 'min_length', reason: `Minimaal ${least} tekens.` };
    if (length > most) return { code: 'max_length', reason: `Niet meer dan ${most} tekens.` };
    return value.includes('\u0000')
      ? { code: 'null_characters_not_allowed', reason: 'Null-tekens zijn niet toegestaan.' }
      : undefined;
  };
}

export const date: Check = (value) =>
  typeof value === 'string' && /^\d{4}-\d{2}-\d{2}$/.test(value)
    ? undefined
    : {
        code: value === undefined ? 'required' : 'invalid',
        reason: 'Datum heeft het verkeerde formaat.',
      };

export function optional(check: Check): Check {
  return (value) => (value === undefined ? undefined : check(value));
}

/** Takes the named fields of a body and refuses what is wrong in them; unknown fields are ignored. */
export function take(body: Fields, checks: Readonly<Record<string, Check>>): Fields {
  const wrong = Object.entries(checks).flatMap(([name, check]) => {
    const fault = check(body[name]);
    return fault === undefined ? [] : [{ name, ...fault }];
  });
  if (wrong.length > 0) throw new Refusal(400, 'invalid', 'Ongeldige invoer.', wrong);
  return Object.fromEntries(
    Object.keys(checks).flatMap((name) => (name in body ? [[name, body[name]]] : [])),
  );
}

/** The zaak that a body is about. */
export function zaakIn({ registry, addresses }: Partner, body: Fields): Thing {
  const id = addresses.idIn('zaken', body['zaak']);
  const zaak = id === undefined ? undefined : registry.find('zaak', id);
  if (zaak === undefined)
    throw invalid('zaak', 'does_not_exist', 'Ongeldige hyperlink - Object bestaat niet.');
  return zaak;
}

export function zaaktypeOf({ config, addresses }: Partner, zaak: Thing): Zaaktype {
  const id = addresses.idIn('zaaktypen', textIn(zaak, 'zaaktype')) ?? '';
  const zaaktype = config.catalogue[id];
  if (zaaktype === undefined) throw new Refusal(500, 'error', 'Internal Server Error');
  return zaaktype;
}

/** What a URL of the catalogue names, which must belong to the zaaktype of the zaak. */
export function typeIn<Type extends { readonly id: string }>(
  { addresses }: Partner,
  body: Fields,
  name: string,
  { list, types }: { readonly list: string; readonly types: readonly Type[] },
): Type {
  const url = body[name];
  if (url === undefined) throw invalid(name, 'required', 'Dit veld is vereist.');
  const id = addresses.idIn(list, url);
  if (id === undefined) throw invalid(name, 'bad-url', 'De URL gaf geen antwoord.');
  const type = types.find((each) => each.id === id);
  if (type === undefined)
    throw invalid(
      'nonFieldErrors',
      'zaaktype-mismatch',
      `De ${name} hoort niet bij het zaaktype van de zaak.`,
    );
  return type;
}
