import { groupBy, numberIn, readFolder, readLines, textIn, toLine, type Line } from './lines';

/** A hand-off that a client was told exists. */
export interface AcceptedHandoff {
  readonly handoffId: string;
  readonly caseNumber: string;
  readonly actionId: string;
  readonly partner: string;
  /** ms, when a client first asked for it. */
  readonly askedAt: number;
}

/** What the clients know. */
export interface Asked {
  readonly asked: number;
  readonly attempts: number;
  readonly unanswered: number;
  readonly later: number;
  readonly replayed: number;
  /** Never answered with a 2xx, or answered with a 4xx or a 5xx that is not 503. */
  readonly notAccepted: number;
  readonly accepted: readonly AcceptedHandoff[];
  /** Keys that were answered with two hand-offs, and hand-offs that two keys were answered with. */
  readonly mixedUp: number;
}

export function readAsked(folder: string): Asked {
  const lines = readFolder(folder);
  const commands = groupBy(lines, (line) => textIn(line, 'command'));
  const of = (event: string) => lines.filter((line) => textIn(line, 'event') === event);
  const accepted = [...commands.values()].flatMap(acceptedIn);
  const distinct = new Set(accepted.map(({ handoffId }) => handoffId));
  return {
    asked: commands.size,
    attempts: of('invoked').length,
    unanswered: of('unknown').length,
    later: of('later').length,
    replayed: of('ok').filter((line) => line['isReplayed'] === true).length,
    notAccepted: [...commands.values()].filter((own) => !own.some(isOk)).length,
    accepted,
    mixedUp: [...commands.values()].filter(hasTwo).length + accepted.length - distinct.size,
  };
}

/** The hand-offs as the hub shows them at the end, by id. */
export function readShown(file: string): ReadonlyMap<string, Line> {
  const lines = readLines(file);
  return new Map(
    lines.flatMap((line) => {
      const handoffs = line['handoffs'];
      const shown = Array.isArray(handoffs) ? handoffs.map(toLine) : [];
      return shown.map((handoff): [string, Line] => [textIn(handoff, 'handoffId'), handoff]);
    }),
  );
}

function acceptedIn(own: readonly Line[]): AcceptedHandoff[] {
  const invoked = own.filter((line) => textIn(line, 'event') === 'invoked');
  const [first] = invoked;
  const ok = own.find(isOk);
  if (first === undefined || ok === undefined) return [];
  const data = toLine(first['data']);
  return [
    {
      handoffId: textIn(ok, 'handoffId'),
      caseNumber: textIn(first, 'caseNumber'),
      actionId: textIn(data, 'actionId'),
      partner: textIn(data, 'partner'),
      askedAt: Math.min(...invoked.map((line) => numberIn(line, 'at'))),
    },
  ];
}

function isOk(line: Line): boolean {
  return textIn(line, 'event') === 'ok';
}

function hasTwo(own: readonly Line[]): boolean {
  return new Set(own.filter(isOk).map((line) => textIn(line, 'handoffId'))).size > 1;
}
