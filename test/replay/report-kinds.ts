import { PartnerError } from '../../connectors/partner-error';
import type { Run } from '../support/histories';
import { createReportStage, type ReportRun, type ReportStage } from '../support/report-stage';

type ReportPlay = (stage: ReportStage) => Promise<ReportRun>;

const due = '2027-01-04T05:00:00Z';
const says = (code: string, kind: 'unavailable' | 'gone') => () =>
  Promise.reject(new PartnerError('open-data', kind, code));

/** The courses a run of the signal report can take. */
export const reportKinds: Readonly<Record<string, ReportPlay>> = {
  'report-published': (stage) => stage.startFor(due),

  'report-not-due': (stage) => stage.startFor('2027-01-11T05:00:00Z'),

  'report-triggered': (stage) => stage.startFor('2027-01-12T09:08:07Z'),

  'report-extra': (stage) => stage.startExtra('0123456789abcdef', '2027-01-12T09:08:07.000Z'),

  'report-database-away': (stage) => {
    let left = 1;
    stage.publishing = () => {
      left -= 1;
      return left < 0 ? Promise.resolve() : Promise.reject(new Error('database is away'));
    };
    return stage.startFor(due);
  },

  'report-listener-down': (stage) => {
    stage.says.set('open-data', (attempt) =>
      attempt < 2 ? says('HTTP_503', 'unavailable')() : Promise.resolve(),
    );
    return stage.startFor(due);
  },

  'report-listener-refuses': (stage) => {
    stage.says.set('open-data', says('HTTP_410', 'gone'));
    return stage.startFor(due);
  },
};

/** What a server recorded of one of them, played from start to end. */
export async function playReport(kind: string): Promise<readonly Run[]> {
  const play = reportKinds[kind];
  if (play === undefined) throw new Error(`no course of the kind ${kind}`);
  const stage = await createReportStage(undefined, 'off');
  try {
    const run = await play(stage);
    await run.result();
    return await stage.runsOf(run);
  } finally {
    await stage.close();
  }
}
