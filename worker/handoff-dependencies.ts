import { createHash } from 'node:crypto';
import type { Client } from '@temporalio/client';
import type { HandoffDependencies } from '../activities/handoff-activities';
import type { KnownPartner } from '../activities/partner-call';
import type { PartnerReport } from '../connectors/connector';
import { collectTexts } from '../api/commands/texts';
import type { PartnerAnswer } from '../domain/handoff/answer';
import { composeContent } from '../domain/handoff/content';
import type { Handoff } from '../domain/handoff/handoff';
import { caseNumberOf } from '../domain/handoff/handoff-id';
import { readCase } from '../store/case-view';
import type { Database } from '../store/database';
import { writeEntries } from '../store/dossier';
import { askToPhone } from '../store/correction-notices';
import { endEgress, externalRefOf, hasLeft, markOpened } from '../store/egress-log';
import { readHandoffTexts } from '../store/handoff-texts';
import type { CaseKeys } from '../store/keys/case-keys';
import { takePermit } from '../store/permits';
import {
  deliveryDelayedSignal,
  handoffWorkflowId,
} from '../workflows/partner-handoff/partner-handoff-messages';
import { withoutChoice, withoutPermits } from './without-permits';

export interface HandoffParts {
  readonly db: Database;
  readonly keys: CaseKeys;
  readonly client: Client;
  readonly partners: ReadonlyMap<string, KnownPartner>;
  /** Protections that a control run of a proof switches off. */
  readonly without: readonly string[];
}

/** What the activities of hand-offs need, on the real store, engine and partners. */
export function handoffDependencies(parts: HandoffParts): HandoffDependencies {
  const { db, keys, client, partners, without } = parts;
  return {
    register: {
      takePermit(request) {
        if (without.includes('permit')) return withoutPermits(db, request);
        return without.includes('category-choice')
          ? withoutChoice(db, request)
          : takePermit(db, request);
      },
      markOpened: (egressId) => markOpened(db, egressId),
      endEgress: (egressId, end) => endEgress(db, egressId, end),
    },
    partnerOf(id) {
      const known = partners.get(id);
      if (known === undefined) throw new Error(`no file describes partner ${id}`);
      return known;
    },
    tellDelayed: (handoffId, delay) =>
      client.workflow.getHandle(handoffWorkflowId(handoffId)).signal(deliveryDelayedSignal, delay),
    async readContent(handoff, categories) {
      const view = await readCase(db, caseNumberOf(handoff.handoffId));
      if (view === undefined) throw new Error(`no case for ${handoff.handoffId}`);
      return composeContent(
        categories,
        await readHandoffTexts({ db, keys }, handoff, view.current),
      );
    },
    async readTraces(handoffId) {
      const externalRef = await externalRefOf(db, handoffId);
      const traces = { hasLeft: await hasLeft(db, handoffId) };
      return externalRef === undefined ? traces : { ...traces, externalRef };
    },
    async readHandoff(handoffId) {
      const view = await readCase(db, caseNumberOf(handoffId));
      return view?.current.handoffs?.find((one) => one.handoffId === handoffId);
    },
    leaveToHolder: ({ handoff, entryId }) =>
      db
        .transaction()
        .execute((trx) => askToPhone(trx, handoff, { entryId, at: new Date().toISOString() })),
    keepReport: (handoff, report) => keepReport({ db, keys }, handoff, report),
    hasStableIds: !without.includes('handoff-keys'),
  };
}

/** A report's texts become dossier entries whose ids follow from it, so that another poll adds none. */
async function keepReport(
  { db, keys }: Pick<HandoffParts, 'db' | 'keys'>,
  { handoffId, partner }: Handoff,
  { reportId, note, outcome, ...said }: PartnerReport,
): Promise<PartnerAnswer> {
  const commandId = createHash('sha256')
    .update(`poll/${partner}/${reportId}`)
    .digest('hex')
    .slice(0, 32);
  const caseNumber = caseNumberOf(handoffId);
  const texts = collectTexts({ caseNumber, writtenBy: partner, commandId });
  const refs = {
    ...(note === undefined ? {} : { noteRef: texts.ref('partner-note', note) }),
    ...(outcome === undefined ? {} : { outcomeRef: texts.ref('partner-outcome', outcome) }),
  };
  await writeEntries(db, keys, texts.entries);
  const receivedAt = new Date().toISOString();
  return { answerId: reportId, handoffId, partner, ...said, ...refs, receivedAt };
}
