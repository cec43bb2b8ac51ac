import { appendFileSync } from 'node:fs';
import { Client } from 'pg';
import type { CanaryBook } from './canary-book';
import type { HandedOff } from './handoff-life';
import { wordsAt, type HandoffTruth } from './handoff-truth';
import type { OwnStack } from './own-stack';

/**
 * What a hub would do that did not choose: partners get a category of their own hand-off that is not theirs, a message
 * and a mail say something of the resident, and a notice keeps it in its facts.
 */
export async function plantAtPartners(
  { stack, partners }: OwnStack,
  book: CanaryBook,
  { truths }: HandedOff,
): Promise<void> {
  const { journals } = partners;
  const append = (file: string, line: object) => {
    appendFileSync(file, `${JSON.stringify({ at: new Date().toISOString(), ...line })}\n`);
  };
  const webhook = find(truths, 'wil');
  const content = { question: webhook.question, more: notTheirs(webhook) };
  append(journals.webhook, {
    ...{ kind: 'fetched', partner: webhook.partner, handoffId: webhook.handoffId, status: 200 },
    body: JSON.stringify(content),
  });
  append(journals.webhook, {
    ...{ kind: 'effect', partner: webhook.partner, webhookId: 'planted' },
    event: {
      type: 'nl.overheid.sociaaldomein.overdracht-aangeboden.v1',
      subject: webhook.handoffId,
      note: book.word('refused', 'planted message to a partner'),
    },
  });
  const raw = Buffer.from(book.text('refused', 'planted mail')).toString('base64');
  append(journals.mail, { n: 0, to: [], subject: '', text: '', raw });
  const zaak = find(truths, 'uwv');
  append(journals.zaken, {
    ...{ kind: 'made', what: 'zaak', id: 'planted' },
    fields: { identificatie: zaak.handoffId, toelichting: notTheirs(zaak) },
  });
  const client = new Client({ connectionString: stack.databaseUrl });
  await client.connect();
  await client.query(
    `insert into notice (notice_key, case_number, kind, facts, made_at, given_up_at)
     values ('planted', 'OK-2026-00001', 'planted', $1, now(), now())`,
    [JSON.stringify({ note: book.text('refused', 'planted notice') })],
  );
  await client.end();
}

function find(truths: readonly HandoffTruth[], partner: string): HandoffTruth {
  const truth = truths.find((one) => one.partner === partner);
  if (truth === undefined) throw new Error(`Nothing was handed off to ${partner}.`);
  return truth;
}

/** A text that was written for this very partner and may not go to it. */
function notTheirs(truth: HandoffTruth): string {
  const allowed = wordsAt(truth, 0);
  const word = Object.values(truth.words)
    .flat()
    .find((one) => !allowed.has(one));
  if (word === undefined) throw new Error('Everything may go there.');
  return word;
}
