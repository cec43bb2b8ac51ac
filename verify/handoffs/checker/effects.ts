import { groupBy, momentOf, readLines, textIn, toLine, type Line } from './lines';

/** What one partner did with one hand-off, by its own journal. */
export interface Effect {
  readonly partner: string;
  /** How often it has each thing that it is to have once or more: an offer, or a zaak, its rol and so on. */
  readonly things: Readonly<Record<string, number>>;
  /** ms, of the first of them. */
  readonly startedAt: number;
  /** What it told the hub that the hub took, in its order. */
  readonly said: readonly string[];
  /** ms, of the last word; the first moment when there was none. */
  readonly endedAt: number;
  /** Messages that arrived, for a webhook. */
  readonly arrivals: number;
}

const offered = 'nl.overheid.sociaaldomein.overdracht-aangeboden.v1';

/** By hand-off id, of all webhook partners. */
export function readWebhookEffects(file: string): ReadonlyMap<string, Effect> {
  const lines = readLines(file);
  const of = (kind: string) => lines.filter((line) => textIn(line, 'kind') === kind);
  const effects = groupBy(of('effect'), (line) => textIn(toLine(line['event']), 'subject'));
  const taken = groupBy(of('answered').filter(isTaken), (line) => textIn(line, 'handoffId'));
  const arrivals = groupBy(of('received'), subjectOf);
  return new Map(
    [...effects].map(([handoffId, own]): [string, Effect] => {
      const answers = taken.get(handoffId) ?? [];
      const startedAt = Math.min(...own.map(momentOf));
      return [
        handoffId,
        {
          partner: [...new Set(own.map((line) => textIn(line, 'partner')))].join(' and '),
          things: countThings(own, (line) =>
            textIn(toLine(line['event']), 'type') === offered ? 'offer' : 'other message',
          ),
          startedAt,
          said: [...new Set(answers.map((line) => textIn(line, 'says')))],
          endedAt: Math.max(startedAt, ...answers.map(momentOf)),
          arrivals: arrivals.get(handoffId)?.length ?? 0,
        },
      ];
    }),
  );
}

/** By hand-off id, which is the zaak's `identificatie`. */
export function readZaken(file: string, partner: string): ReadonlyMap<string, Effect> {
  const lines = readLines(file);
  const deleted = new Set(
    lines.filter((l) => textIn(l, 'kind') === 'deleted').map((l) => textIn(l, 'id')),
  );
  const made = lines.filter(
    (line) => textIn(line, 'kind') === 'made' && !deleted.has(textIn(line, 'id')),
  );
  const zaken = made.filter((line) => textIn(line, 'what') === 'zaak');
  const nameOf = new Map(zaken.map((line) => [textIn(line, 'id'), fieldOf(line, 'identificatie')]));
  const parts = made.filter((line) => textIn(line, 'what') !== 'abonnement');
  const byHandoff = groupBy(parts, (line) =>
    textIn(line, 'what') === 'zaak'
      ? fieldOf(line, 'identificatie')
      : (nameOf.get(fieldOf(line, 'zaakId')) ?? 'no zaak'),
  );
  return new Map(
    [...byHandoff].map(([handoffId, own]): [string, Effect] => {
      const isScripted = (line: Line) => toLine(line['fields'])['byScript'] === true;
      return [
        handoffId,
        {
          partner,
          things: countThings(own, (line) => textIn(line, 'what')),
          startedAt: Math.min(...own.map(momentOf)),
          said: own
            .filter(isScripted)
            .map((line) => fieldOf(line, 'statustype').split('/').at(-1) ?? ''),
          endedAt: Math.max(...own.map(momentOf)),
          arrivals: 0,
        },
      ];
    }),
  );
}

/** How often each fault was played. */
export function countFaults(file: string): ReadonlyMap<string, number> {
  const faults = readLines(file).filter(
    (line) => textIn(line, 'fault') !== '' && textIn(line, 'method') !== 'SCRIPT',
  );
  const counts = [...groupBy(faults, (line) => textIn(line, 'fault'))];
  return new Map(counts.map(([fault, own]) => [fault, own.length]));
}

function countThings(own: readonly Line[], nameOf: (line: Line) => string) {
  return Object.fromEntries([...groupBy(own, nameOf)].map(([name, group]) => [name, group.length]));
}

function fieldOf(line: Line, name: string): string {
  return textIn(toLine(line['fields']), name);
}

function subjectOf(line: Line): string {
  return textIn(toLine(JSON.parse(textIn(line, 'body'))), 'subject');
}

function isTaken({ status }: Line): boolean {
  return typeof status === 'number' && status >= 200 && status < 300;
}
