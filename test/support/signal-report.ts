/** Invented editions and signals; the proofs of the pages look at the same ones. */
export { createMemoryPolicyDesk } from '../../verify/pages/memory-policy-desk';
export { firstReport, sampleReport, withheldReport } from '../../verify/pages/sample-report';
export { answered, waiting } from '../../verify/pages/sample-standings';
