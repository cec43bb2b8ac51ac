import type { DataCategory } from '../../../domain/basis/category';
import type { PlanStep, SharedWith } from '../../residents/resident-plan';
import { dutchDay } from '../dutch-moment';
import { listed } from '../phrases';
import type { Tone } from '../parts/badge';

const categoryWords: Readonly<Record<DataCategory, string>> = {
  identity: 'je naam en geboortedatum',
  contact: 'je telefoon, mail en adres',
  work: 'iets over werk',
  education: 'iets over je opleiding',
  'daytime-activity': 'iets over je dag',
  income: 'iets over je inkomen',
  debts: 'iets over je schulden',
  addiction: 'iets over verslaving',
  'social-contacts': 'iets over je vrienden en familie',
  housing: 'iets over hoe je woont',
  relationships: 'iets over je relatie',
  'mental-health': 'iets over hoe je je voelt',
  'physical-health': 'iets over je gezondheid',
  other: 'iets anders',
};

export function categoriesInWords(categories: readonly DataCategory[]): string {
  return listed(categories.map((category) => categoryWords[category]));
}

const ownerWords: Readonly<Record<string, string>> = {
  'work-coach': 'de werkcoach',
  'social-team': 'het Sociaal Team',
  'income-and-debts': 'de hulp bij geld en schulden',
  welfare: 'het welzijnswerk',
  'youth-worker': 'de jongerenwerker',
  'youth-desk': 'het Jongerenloket',
  rmc: 'het RMC',
  network: 'iemand die je kent',
};

/** Who does a step, in the middle of a sentence. */
export function ownerInWords({ isMine, owner, ownerName }: PlanStep): string {
  if (isMine) return 'jij';
  return ownerName ?? ownerWords[owner] ?? 'iemand van Op Koers';
}

/** A calendar date, `vrijdag 20 november 2026`. */
export function dayInWords(date: string): string {
  return dutchDay(`${date}T12:00:00.000Z`);
}

/** What stands at a step: late is a fact, and nobody's fault. */
export function stepInWords(step: PlanStep): readonly [Tone, string] {
  const { state, isMine, isLate, after } = step;
  if (state === 'done') return ['good', 'Klaar'];
  if (state === 'cancelled') return ['rest', 'Hoeft niet meer'];
  if (isLate && !isMine) return ['soon', 'Duurt langer'];
  if (state === 'waits') return ['rest', `Wacht op stap ${listed(after.map(String))}`];
  if (isMine) return ['soon', 'Aan jou'];
  return state === 'busy' ? ['now', 'Nu bezig'] : ['rest', 'Nog niet begonnen'];
}

export const shareWords: Readonly<Record<SharedWith['state'], readonly [Tone, string]>> = {
  'not-asked': ['rest', 'Nog niet gevraagd'],
  waits: ['rest', 'Komt na een andere stap'],
  asked: ['rest', 'Nog geen antwoord'],
  helps: ['good', 'Helpt mee'],
  done: ['good', 'Klaar'],
  declined: ['rest', 'Kan niet helpen'],
  stopped: ['rest', 'Gestopt'],
};
