import { renderPage } from '../render-page';
import type { PdfFile } from '../send-pdf';
import { ReportPage } from './report-page';
import type { ReportView } from './report-view';

/** A report to read and not to answer: without links and without a menu. */
export function renderReport(view: Omit<ReportView, 'at' | 'newer' | 'hasPdf'>): string {
  return renderPage(ReportPage({ view: { ...view, hasPdf: false } }));
}

/** The same report as a file: whoever gets it has no way in. */
export function reportFile(view: ReportView, edition: number): PdfFile {
  const { at: _at, newer: _newer, frame: _frame, ...read } = view;
  return { name: `signalenrapport-${edition}`, html: renderReport(read) };
}
