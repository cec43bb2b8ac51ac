export { residentCase } from './resident-case/resident-case-workflow';
export { partnerHandoff } from './partner-handoff/partner-handoff-workflow';
export { correctionNotice } from './correction-notice/correction-notice-workflow';
export { signalReport } from './signal-report/signal-report-workflow';
export { caseErasure, erasureSuggestions } from './case-erasure/case-erasure-workflow';
