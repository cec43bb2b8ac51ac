import type { RequestHandler } from 'express';
import { pino } from 'pino';
import { createPolicyPages } from '../../api/pages/policy-group/policy-pages';
import { createLabels } from '../../api/policy-group/labels';
import { loadPartners } from '../../config/partners';
import { loadPolicy } from '../../config/policy';
import type { SignalStanding } from '../../domain/report/answer';
import type { SignalReport } from '../../domain/report/report';
import { createReportLinks } from '../../store/report-links';
import { createMemoryReportDesk } from './memory-report-desk';
import {
  extraReport,
  firstReport,
  lateReport,
  sampleReport,
  withheldReport,
} from './sample-report';
import { answered, waiting } from './sample-standings';

const everything = [...waiting, ...answered];
const first = waiting.slice(0, 2).map((standing) => ({ ...standing, editions: [1] }));

/** What stands in each edition of the tour. */
const samples: readonly (readonly [SignalReport, readonly SignalStanding[]])[] = [
  [firstReport, first],
  [withheldReport, []],
  [lateReport, everything],
  [extraReport, answered],
  [sampleReport, everything],
];

/** The policy group's pages, each edition over a desk of its own. */
export function servePolicyPages(secret: string): RequestHandler {
  const labels = createLabels(
    loadPolicy('config/policy/houten.json'),
    loadPartners('config/partners/houten', {}).partners,
  );
  const all = samples.map(([report]) => report);
  const pages = new Map(
    samples.map(([{ edition }, standings]) => [
      edition.edition,
      createPolicyPages({
        desk: createMemoryReportDesk(all, standings),
        // The key is the same for all, so that a tour can be written down.
        links: { ...createReportLinks(secret, ''), keyOf: () => 'sleutel', opens: isKey },
        ...{ labels, supportPhone: '030 - 000 00 00' },
        logger: pino({ level: 'silent' }),
        attemptsPerAddress: 10_000,
      }),
    ]),
  );
  return (request, response, next) => {
    const [, edition = ''] = /^\/signalen\/(\d+)/.exec(request.url) ?? [];
    const router = pages.get(Number(edition)) ?? pages.get(sampleReport.edition.edition);
    if (router === undefined) next();
    else router(request, response, next);
  };
}

const isKey = (_edition: number, key: string) => key === 'sleutel';
