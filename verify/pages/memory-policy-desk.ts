import type { PolicyDesk } from '../../api/policy-group/policy-desk';
import type { SignalStanding, Wording } from '../../domain/report/answer';
import type { SignalReport } from '../../domain/report/report';

export interface MemoryDesk extends PolicyDesk {
  standings: readonly SignalStanding[];
}

/** Reports, signals and answers of a run without a database. */
export function createMemoryPolicyDesk(
  reports: readonly SignalReport[],
  standings: readonly SignalStanding[],
  now: () => Date = () => new Date(),
): MemoryDesk {
  const commands = new Set<string>();
  const wordings = new Map<string, Wording>();
  const editions = reports
    .map(({ edition: facts }) => facts)
    .toSorted((a, b) => b.edition - a.edition);
  const desk: MemoryDesk = {
    standings,
    readReport: (edition) =>
      Promise.resolve(reports.find((report) => report.edition.edition === edition)),
    listEditions: ({ before = Infinity, limit }) =>
      Promise.resolve(editions.filter(({ edition }) => edition < before).slice(0, limit)),
    readStandings: () => Promise.resolve(desk.standings),
    answer: ({ edition, signal, answer, commandId }) => {
      const known = desk.standings.find((standing) => standing.signal === signal);
      if (known === undefined) return Promise.resolve('unknown-signal');
      if (!known.editions.includes(edition)) return Promise.resolve('unknown-edition');
      if (commands.has(commandId)) return Promise.resolve('repeated');
      commands.add(commandId);
      const given = { ...answer, edition, answeredAt: now().toISOString() };
      desk.standings = desk.standings.map((standing) =>
        standing === known ? { ...known, answers: [...known.answers, given] } : standing,
      );
      return Promise.resolve('answered');
    },
    readWordings: () => Promise.resolve(wordings),
    release: (theme, wording) => {
      wordings.set(theme, wording);
      return Promise.resolve();
    },
  };
  return desk;
}
