import { dutchDay, dutchMoment } from '../dutch-moment';
import type { AnswerOf } from '../operations';
import type { Tone } from '../parts/badge';
import type { Work } from '../parts/work-list';
import { caseAt, stepLink } from './addresses';
import { stepWords } from './step-words';
import { lateWords } from './terms';
import type { Visit } from './visit';
import { doerName } from './who';

export type Item = AnswerOf<'listWorkItems'>['items'][number];
export type State = Item['state'];

const badges: Readonly<Record<State, { readonly tone: Tone; readonly word: string }>> = {
  now: { tone: 'late', word: 'Te laat' },
  answer: { tone: 'now', word: 'Antwoord' },
  soon: { tone: 'soon', word: 'Binnenkort' },
  later: { tone: 'rest', word: 'Later' },
  waiting: { tone: 'rest', word: 'Wacht' },
  done: { tone: 'good', word: 'Gedaan' },
};

/** What to do, about whom, why and where. */
export function workOf(visit: Visit, item: Item): Work {
  const { kind, about, caseNumber, state, isCrisis, isYours } = item;
  const link = isYours && state !== 'done' ? stepLink(kind, caseNumber, about) : undefined;
  return {
    what: stepWords[kind],
    about: aboutWords(item),
    why: whyWords(visit, item),
    badge: isCrisis && state === 'now' ? { tone: 'late', word: 'Crisis' } : badges[state],
    go: link?.go ?? 'Naar het traject',
    href: link?.href ?? caseAt(caseNumber),
  };
}

export function aboutWords({ shortName, caseNumber }: Item): string {
  return shortName === undefined ? caseNumber : `${shortName} · ${caseNumber}`;
}

function whyWords(visit: Visit, item: Item): string {
  const { state, since, dueAt, workingDaysLate, who, isYours, partner } = item;
  if (state === 'done') return `Op ${dutchMoment(since)}.`;
  const from = partner === undefined ? '' : `${visit.labels.organisation(partner)}. `;
  const by = isYours ? '' : `Aan zet: ${doerName(visit, who, item.shortName ?? 'de inwoner')}. `;
  const until = dueAt === undefined ? `Sinds ${dutchDay(since)}.` : `Voor ${dutchMoment(dueAt)}.`;
  return `${from}${by}${until} ${lateWords(workingDaysLate)}`.trim();
}
