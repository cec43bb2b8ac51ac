import express from 'express';
import { pino } from 'pino';
import { listen } from '../../api/framework/listen';
import { securityHeaders } from '../../api/framework/security-headers';
import { createAssetsRouter } from '../../api/pages/assets';
import { createPartnerPages } from '../../api/pages/partner/partner-pages';
import { createPrinter } from '../../api/pages/print-page';
import { findChromium } from '../support/browser';
import type { ProofRun } from '../support/proof';
import { createMemoryLinks } from './memory-links';
import { serveEvaluationPages } from './serve-evaluation-pages';
import { serveDeskPages } from './serve-desk-pages';
import { servePolicyPages } from './serve-policy-pages';
import { serveResidentPages } from './serve-resident-pages';
import { createSampleDesk, samples } from './sample-desk';

/** The real pages on a loopback port, over a desk with one hand-off in each state. */
export async function servePages(run: ProofRun): Promise<string> {
  const app = express();
  const print = createPrinter(findChromium(), pino({ level: 'silent' }));
  app.use(
    securityHeaders('http://127.0.0.1'),
    createAssetsRouter(),
    createPartnerPages({
      desk: createSampleDesk(),
      links: createMemoryLinks([samples.noMoreCodes]),
      secret: `pages-of-run-${run.seed}`,
      sendCode: (_partner, handoffId) =>
        handoffId === samples.notMailed ? Promise.reject(new Error('no mail')) : Promise.resolve(),
      mailboxOf: () => 'wonen@viveste.example',
      supportPhone: '030 - 000 00 00',
      publicUrl: 'http://127.0.0.1',
      logger: pino({ level: 'silent' }),
      attemptsPerAddress: 10_000,
    }),
    serveResidentPages(`pages-of-run-${run.seed}`, print),
    servePolicyPages(`pages-of-run-${run.seed}`),
    serveEvaluationPages(),
    serveDeskPages(`pages-of-run-${run.seed}`, print),
  );
  const server = await listen(app, '127.0.0.1', 0);
  run.atEnd(() => server.close());
  return `http://127.0.0.1:${server.port}`;
}
