import type { Directory } from '../desk/directory';
import { dutchDay } from '../dutch-moment';
import { euros } from '../euros';
import type { AnswerOf } from '../operations';
import type { Work } from '../parts/work-list';
import { caseAt } from '../desk/addresses';
import { caseWords } from './term-words';

type Decisions = AnswerOf<'listDecisions'>;
export type MoneyLine = Decisions['money'][number];
type DeviationLine = Decisions['deviations'][number];
type ClosingLine = Decisions['closings'][number];

/** Whether the viewer can say yes or no; who asked, or has said yes already, waits for another. */
export function isYours({ approval, rejection, request }: MoneyLine): boolean {
  if (request.status === 'first-approved' && approval.refusal !== undefined) return false;
  return approval.refusal === undefined || rejection.refusal === undefined;
}

interface Written {
  readonly directory: Directory;
  readonly capCents: number;
}

export function moneyRow(line: MoneyLine, { directory, capCents }: Written): Work {
  const { caseNumber, request, approvedCents } = line;
  const { requestId, amountCents, requestedBy, requestedAt } = request;
  const isMine = isYours(line);
  const badge = badgeOf(line);
  return {
    what: `${euros(amountCents)} voor ${caseWords(line)}`,
    about: `Gevraagd door ${directory.nameOf(requestedBy)} op ${dutchDay(requestedAt)}`,
    why: isMine
      ? `Toegezegd tot nu toe: ${euros(approvedCents)} van ${euros(capCents)}.`
      : whyNot(line),
    go: isMine ? 'Besluiten' : 'Bekijken',
    href: `/besluiten/${caseNumber}/${requestId}`,
    ...(badge === undefined ? {} : { badge }),
  };
}

function badgeOf(line: MoneyLine): Work['badge'] {
  if (!isYours(line)) return { tone: 'rest', word: 'Niet voor jou' };
  return line.request.status === 'first-approved'
    ? { tone: 'soon', word: 'Tweede besluit' }
    : undefined;
}

function whyNot({ approval: { refusal } }: MoneyLine): string {
  if (refusal === 'BUDGET_DECIDER_IS_REQUESTER')
    return 'Je vroeg dit zelf. Een andere projectleider besluit.';
  if (refusal === 'BUDGET_SECOND_DECIDER_IS_FIRST')
    return 'Je zei al ja. Een tweede projectleider besluit ook.';
  return 'Dit traject wordt afgerond. Er kan geen besluit meer bij.';
}

/** From this many on, it is a rule that gets in the way. */
const comesBackFrom = 3;

export function comesBack({ timesOfRule }: DeviationLine): boolean {
  return timesOfRule >= comesBackFrom;
}

export function deviationRow(line: DeviationLine, directory: Directory): Work {
  const { caseNumber, deviation, timesOfRule } = line;
  const { deviationId, rule, article, decidedBy, recordedAt } = deviation;
  const often = timesOfRule === 1 ? '' : ` Deze regel staat ${timesOfRule} keer in jouw lijst.`;
  return {
    what: `Afgeweken van ${rule}${article === undefined ? '' : `, ${article}`}`,
    about: `${caseWords(line)} · besloten door ${directory.nameOf(decidedBy)}`,
    why: `Op ${dutchDay(recordedAt)}.${often}`,
    go: 'Bekijken',
    href: `/besluiten/${caseNumber}/afwijking/${deviationId}`,
    ...(comesBack(line) ? { badge: { tone: 'soon', word: 'Komt terug' } } : {}),
  };
}

export function closingRow(line: ClosingLine, directory: Directory): Work {
  const { caseNumber, caseHolder, why, referredAt } = line;
  const holder = caseHolder === undefined ? 'nog niemand' : directory.nameOf(caseHolder);
  return {
    what: `${why === 'ready' ? 'Klaar om af te ronden' : 'Langer dan de langste duur'}: ${caseWords(line)}`,
    about: `Casushouder: ${holder}`,
    why: `Aangemeld op ${dutchDay(referredAt)}.`,
    go: 'Bekijken',
    href: caseAt(caseNumber),
  };
}
