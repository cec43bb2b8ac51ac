import { randomUUID } from 'node:crypto';
import { appendFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { gzipSync } from 'node:zlib';
import { Client, Connection } from '@temporalio/client';
import type { DataConverter } from '@temporalio/common';
import type { Stack } from '../support/stack';
import type { CanaryBook } from './canary-book';
import { forms } from './forms';
import type { Scanner } from './scanner';

/**
 * What a hub without a dossier would do: a text goes along with a command to the engine, and somebody logs one. Files
 * in other forms stand for what a library might leave behind.
 */
export async function plantCanaries(
  stack: Stack,
  book: CanaryBook,
  {
    caseNumber,
    dataConverter,
  }: { readonly caseNumber: string; readonly dataConverter: DataConverter },
): Promise<void> {
  const text = (field: string) => book.text('refused', `planted ${field}`);
  const connection = await Connection.connect({ address: stack.temporalAddress });
  const { workflow } = new Client({ connection, namespace: stack.namespace, dataConverter });
  const by = { subject: 'wc-01', role: 'professional', organisation: 'wil' };
  const contact = { soort: 'Telefoon', dagdeel: 'Avond', reached: false };
  const command = { ...contact, note: text('update'), commandId: randomUUID(), by };
  await workflow
    .getHandle(`case/${caseNumber}`)
    .executeUpdate('recordContactAttempt', { args: [command] });
  await connection.close();

  const line = JSON.stringify({ level: 30, msg: 'note stored', note: text('log line') });
  appendFileSync(join(stack.folder, 'logs', 'api-1.log'), `${line}\n`);
  for (const [form, encode] of Object.entries(forms)) {
    const file = join(stack.folder, `planted-${form.replaceAll(' ', '-')}`);
    const number = book.number('refused', `planted file with a number as ${form}`);
    writeFileSync(file, encode(book.word('refused', `planted file as ${form}`)));
    writeFileSync(`${file}-number`, encode(number));
  }
  writeFileSync(join(stack.folder, 'planted.gz'), gzipSync(text('file as gzip')));
}

/** Where the scanner must have found them, whatever else it found. */
export function unfoundPlants(scanner: Scanner, book: CanaryBook): readonly string[] {
  const hits = scanner.places.flatMap((place) => place.hits);
  const places = [
    ...['column case_journal.data', 'histories, opened', 'log api-1.log', 'column notice.facts'],
    ...['journal of webhook partners', 'messages to webhook partners', 'mails'],
    'zaken of the Zaken API',
    ...['case page', 'page of the resident', 'letter', 'list /vandaag', 'titles and addresses'],
    ...[
      'column session_draft.content',
      'column kept_form.sealed',
      'column budget_question.asked_by',
    ],
  ];
  const planted = book.canaries.filter(({ field }) => field.startsWith('planted'));
  return [
    ...places.filter((name) => !hits.some(({ place }) => place === name)),
    ...planted
      .filter(({ word }) => !hits.some(({ canary }) => canary.word === word))
      .map(({ field }) => field),
  ];
}
