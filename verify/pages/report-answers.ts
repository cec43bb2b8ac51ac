import type { Performance } from '../../api/framework/perform-route';
import { Problem } from '../../api/problem';
import { isUnanswered } from '../../domain/report/answer';
import { firstReport, sampleReport } from './sample-report';
import { answered, waiting } from './sample-standings';

const reports = [sampleReport, firstReport];

const editions = reports.map(({ edition: { edition, kind, from, until, isLate } }) => ({
  ...{ edition, kind, from, until, isLate },
}));

/** By operation: what the hub answers whoever reads the report, signed in. */
export const reportAnswers: Readonly<Record<string, (asked: Performance) => unknown>> = {
  listSignalReports: ({ query: { cursor = '999', limit = '50' } = {} }) => ({
    items: editions.filter(({ edition }) => edition < Number(cursor)).slice(0, Number(limit)),
  }),
  getSignalReport: ({ params }) =>
    reports.find(({ edition: { edition } }) => String(edition) === params?.['edition']) ??
    new Problem(404, 'EDITION_UNKNOWN', 'There is no such edition.'),
  listSignalAnswers: () => ({
    items: [...waiting, ...answered].map((standing) => ({
      ...{ ...standing, isUnanswered: isUnanswered(standing) },
    })),
  }),
  postSignalAnswer: ({ params }) => ({
    ...{ signal: 31, edition: Number(params?.['edition']), answered: true },
  }),
};
