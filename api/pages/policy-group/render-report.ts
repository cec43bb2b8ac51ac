import { renderPage } from '../render-page';
import { ReportPage } from './report-page';
import type { ReportView } from './report-view';

/** A report to read and not to answer: without links and without a menu. */
export function renderReport(view: Omit<ReportView, 'at' | 'newer' | 'hasPdf'>): string {
  return renderPage(ReportPage({ view: { ...view, hasPdf: false } }));
}
