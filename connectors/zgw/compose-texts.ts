import type { DataCategory } from '../../domain/basis/category';
import type { HandoffContent } from '../../domain/handoff/content';
import type { OutgoingHandoff } from '../connector';
import { lifeDomainWords } from '../../domain/case/life-domain-words';
import { categoryWords, kindWords, lifeDomainsInOrder } from './words';

export const longestToelichting = 1000;
const shortened = '… [ingekort: vraag de volledige tekst aan Op Koers]';

/** At most 80 characters and without personal data: lists of zaken show it to everybody. */
export function composeOmschrijving({ kind, lifeDomain, urgency }: OutgoingHandoff): string {
  const about = lifeDomain === undefined ? '' : `: ${lifeDomainWords[lifeDomain].toLowerCase()}`;
  return `${urgency === 'crisis' ? 'SPOED ' : ''}${kindWords[kind]} Op Koers${about}`;
}

/** The text of each category that there is one for; `identity` is told by the rol and has none here. */
export function textsOf(content: HandoffContent): ReadonlyMap<DataCategory, string> {
  const texts = new Map<DataCategory, string>();
  const { phone, email, address } = content.contact ?? {};
  const contact = [phone, email, address].filter((part) => part !== undefined).join('; ');
  if (contact !== '') texts.set('contact', tidy(contact));
  for (const domain of lifeDomainsInOrder) {
    const text = tidy(content.lifeDomains[domain] ?? '');
    if (text !== '') texts.set(domain, text);
  }
  return texts;
}

/**
 * The question, then what has no eigenschap of its own. Longer than the API takes it ends with a mark, so that the
 * partner knows that there is more.
 */
export function composeToelichting(
  content: HandoffContent,
  hasEigenschap: (category: DataCategory) => boolean,
): string {
  const rest = [...textsOf(content)].filter(([category]) => !hasEigenschap(category));
  const paragraphs = rest.map(([category, text]) => `${categoryWords[category]}: ${text}`);
  return shorten(
    [tidy(content.question ?? ''), ...paragraphs].filter((text) => text !== '').join('\n\n'),
    longestToelichting,
  );
}

export function shorten(text: string, longest: number): string {
  const whole = cut(text, longest);
  return whole === text ? text : cut(text, longest - shortened.length) + shortened;
}

/** Counted in Unicode characters as the partner counts them, so that none is cut in half. */
export function cut(text: string, longest: number): string {
  return Array.from(text).slice(0, longest).join('');
}

/** PostgreSQL stores no NUL, half characters are no UTF-8, and none of the others belongs in a text for a desk. */
export function tidy(text: string): string {
  return text.replaceAll('\r\n', '\n').replaceAll(unwanted, ' ').trim();
}

/** Control characters but the line end, lone surrogates, and what turns the direction of a text. */
const unwanted = /(?!\n)[\p{Cc}\p{Cs}\u202a-\u202e\u2066-\u2069]/gu;
