/** Invented editions and signals; the proofs of the pages look at the same ones. */
export { createMemoryReportDesk } from '../../verify/pages/memory-report-desk';
export { firstReport, sampleReport, withheldReport } from '../../verify/pages/sample-report';
export { answered, waiting } from '../../verify/pages/sample-standings';
