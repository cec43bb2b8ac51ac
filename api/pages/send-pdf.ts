import type { Response } from 'express';
import { Problem } from '../problem';
import type { Print } from './print-page';

/** A page as a file to take along. */
export interface PdfFile {
  /** Of the file, without its ending: kinds and numbers, never a name. */
  readonly name: string;
  readonly html: string;
}

/** Without a printer there is nothing at this address. */
export async function sendPdf(
  response: Response,
  print: Print | undefined,
  { name, html }: PdfFile,
): Promise<void> {
  if (print === undefined) throw new Problem(404, 'NOT_FOUND', 'There is nothing here.');
  const pdf = await print(html);
  response
    .set('Content-Disposition', `attachment; filename="${name}.pdf"`)
    .set('Cache-Control', 'no-store')
    .type('application/pdf')
    .send(pdf);
}
