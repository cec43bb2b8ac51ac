import { z } from 'zod';
import { availableCommands } from '../../domain/desk/available-commands';
import { lifeDomainsOf } from '../../domain/desk/life-domains';
import { nextStep, stepsOf } from '../../domain/desk/next-step';
import { toInstant } from '../../domain/calendar/iso';
import type { Policy } from '../../domain/policy/policy';
import type { Database } from '../../store/database';
import { readDesk, type DeskRow } from '../../store/desk-view';
import type { DossierEntry } from '../../store/dossier';
import { readTexts } from '../../store/dossier-texts';
import { fieldsOf } from '../../store/handoff-texts';
import type { CaseKeys } from '../../store/keys/case-keys';
import { atLeast, readAtLeast } from '../commands/read-at-least';
import { unknownCase } from '../commands/unknown-case';
import * as shown from '../desk/case-desk';
import { textIn } from '../desk/text-in';
import { viewerOf } from '../desk/viewer-of';
import { defineRoute, type Caller } from '../route';
import { CaseDeskSchema } from '../schemas/case-desk-schema';
import { CaseNumberParams } from '../schemas/case-schema';
import { caseLine } from './case-line';

interface Dependencies {
  readonly db: Database;
  readonly keys: CaseKeys;
  readonly policy: Policy;
}

const lastEvents = 500;
const settlingMs = 5_000;

/** GET /cases/{caseNumber}/desk: all that the page of a case shows, in one answer with one line in the access log. */
export function getCaseDesk({ db, keys, policy }: Dependencies) {
  return defineRoute({
    method: 'get',
    path: '/cases/{caseNumber}/desk',
    operationId: 'getCaseDesk',
    summary: 'Read a case as the people who work on it see it',
    description: 'Confidential entries are never in it.',
    tag: 'Work',
    access: { purpose: 'read' },
    params: CaseNumberParams,
    query: z.strictObject({ atLeast }),
    responses: { 200: { description: 'The case with its texts.', schema: CaseDeskSchema } },
    handle: async ({ params: { caseNumber }, query, caller }) => {
      if (query.atLeast > 0) await readAtLeast(db, caseNumber, query.atLeast);
      const now = Date.now();
      const settledBefore = toInstant(now - settlingMs);
      const row = await readDesk(db, caseNumber, { lastEvents, settledBefore });
      if (row === undefined) throw unknownCase();
      const entryIds = shown.refsOf(row);
      const texts = await readTexts(db, keys, { caseNumbers: [caseNumber], entryIds });
      const body = bodyOf(row, texts, { caller, policy, now: toInstant(now) });
      return { status: 200, body, touched: { entryIds: [...texts.keys()] } };
    },
  });
}

interface Around {
  readonly caller: Caller;
  readonly policy: Policy;
  readonly now: string;
}

function bodyOf(
  row: DeskRow,
  texts: ReadonlyMap<string, DossierEntry>,
  { caller, policy, now }: Around,
) {
  const { current, events } = row;
  const viewer = viewerOf(caller);
  const view = { current, now, acknowledged: row.acknowledged };
  const page = { row, view, textOf: textIn(texts) };
  const { terms, budget } = policy;
  const maySeeMoney = caller.rightTo('see-money') !== undefined;
  return {
    ...caseLine(row),
    ...personOf(row, texts),
    ...shown.optional('backup', current.backup),
    ...{ members: current.members, urgency: current.urgency },
    ...shown.optional('crises', current.crises),
    ...shown.optional('isKnownToResident', current.isKnownToResident),
    sessions: shown.sessionsOf(page),
    ...shown.optional('suspension', current.suspension),
    ...shown.optional('outcome', current.outcome),
    nextStep: nextStep(view, viewer),
    steps: stepsOf(view, viewer),
    commands: availableCommands(current, viewer, { now, terms, budget }),
    ...(caller.rightTo('issue-code') === undefined ? {} : { mayIssueCode: true }),
    words: shown.wordsOf(page),
    ...shown.intakeOf(page),
    ...shown.lastSession(page),
    ...shown.planOf(page),
    ...{ handoffs: shown.handoffsOf(page), bases: shown.basesOf(page) },
    contacts: shown.contactsOf(page),
    ...(maySeeMoney ? { budget: shown.budgetOf(page, budget) } : {}),
    deviations: shown.deviationsOf(page),
    lifeDomains: lifeDomainsOf(current, events),
    ...shown.timeline(page),
    ...shown.optional('behindSince', row.behindSince ?? undefined),
  };
}

function personOf(
  { current: { personRef = '' } }: DeskRow,
  texts: ReadonlyMap<string, DossierEntry>,
) {
  const entry = texts.get(personRef);
  if (entry === undefined) return {};
  const { birthDate, ...person } = fieldsOf(entry.content);
  return { person: { ...person, ...(birthDate === undefined ? {} : { isBirthKnown: true }) } };
}
