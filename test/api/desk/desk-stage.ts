import { randomUUID } from 'node:crypto';
import type { KyselyPlugin } from 'kysely';
import type { Purpose } from '../../../domain/access/table';
import { accessTable } from '../../../domain/access/table';
import { placesOf } from '../../../domain/access/relation';
import { reachOf } from '../../../domain/access/decide-access';
import type { Route, Caller, RawRequest } from '../../../api/route';
import type { PartnerAnswer } from '../../../domain/handoff/answer';
import { answer, begin, deliver } from '../../../domain/handoff/decide-handoff';
import type { CaseEvent } from '../../../domain/case/events';
import type { Database } from '../../../store/database';
import { writeEntries } from '../../../store/dossier';
import type { CaseKeys } from '../../../store/keys/case-keys';
import { policy } from '../../support/test-routes';
import type { TestDatabase } from '../../support/test-database';
import type { CaseStory } from '../../domain/case/case-builder';
import { plantCase } from '../../store/planted-case';

/** The same answer of a partner as its callback would bring it. */
export function said(
  story: CaseStory,
  told: Pick<PartnerAnswer, 'status' | 'sequence'> & Partial<PartnerAnswer>,
): CaseStory {
  return story.report((current, now) => {
    const { handoffId, partner } = current;
    return answer(
      current,
      { ...{ answerId: randomUUID(), handoffId, partner, receivedAt: now }, ...told },
      now,
    );
  });
}

export function delivered(story: CaseStory): CaseStory {
  return story.report(begin).report((current, now) => deliver(current, 1, now));
}

/** Plants a story under the number it gets, with the resident's name and phone in its dossier. */
export async function plantDesk(
  { db, keys }: TestDatabase,
  { journal }: CaseStory,
  name?: string,
): Promise<string> {
  const last = await db.selectFrom('case_counter').select('last').executeTakeFirst();
  const next = `OK-2026-${String((last?.last ?? 0) + 1).padStart(5, '0')}`;
  const own = JSON.parse(
    JSON.stringify(journal).replaceAll('OK-2026-00001-H', `${next}-H`),
  ) as CaseEvent[];
  const caseNumber = await plantCase(db, own);
  const common = { caseNumber, writtenBy: 'wc-01', writtenAt: '2026-10-05T08:00:00.000Z' };
  const person = {
    ...common,
    entryId: randomUUID(),
    kind: 'person',
    content: { name, phone: '0600000000', bsn: '999990019' },
  };
  if (name !== undefined) await writeEntries(db, keys, [person]);
  return caseNumber;
}

/** Gives each reference of a planted case its text, as the commands would have written it. */
export async function fillTexts(
  { db, keys }: TestDatabase,
  caseNumber: string,
  kindOf: (field: string) => string = (field) => field.replace(/Ref$/, ''),
): Promise<void> {
  const rows = await db
    .selectFrom('case_journal')
    .select('data')
    .where('case_number', '=', caseNumber)
    .execute();
  const texts = new Map<string, string>();
  JSON.stringify(rows, (field: string, value: unknown) => {
    if (field.endsWith('Ref') && typeof value === 'string') texts.set(value, field);
    return value;
  });
  const common = { caseNumber, writtenBy: 'wc-01', writtenAt: '2026-10-05T08:00:00.000Z' };
  await writeEntries(
    db,
    keys,
    [...texts].map(([entryId, field]) => ({
      ...common,
      entryId,
      kind: kindOf(field),
      content: field === 'personRef' ? resident : `text of ${field}`,
    })),
  );
}

const resident = {
  name: 'Noor Voorbeeld',
  phone: '0600000000',
  bsn: '999990019',
  birthDate: '2001-02-03',
};

export interface Counted {
  readonly db: Database;
  readonly keys: CaseKeys;
  /** Queries since the last time it was asked. */
  readonly taken: () => number;
}

/** The same database and keys, and how many queries went through them. */
export function counted({ db, keys }: TestDatabase): Counted {
  let queries = 0;
  const plugin: KyselyPlugin = {
    transformQuery: ({ node }) => {
      queries += 1;
      return node;
    },
    transformResult: ({ result }) => Promise.resolve(result),
  };
  const counting = <Result>(result: Result): Result => {
    queries += 1;
    return result;
  };
  return {
    db: db.withPlugin(plugin),
    keys: {
      ...keys,
      findKey: (keyId) => counting(keys.findKey(keyId)),
      findKeys: (keyIds) => counting(keys.findKeys(keyIds)),
    },
    taken: () => {
      const taken = queries;
      queries = 0;
      return taken;
    },
  };
}

/** Answers a route as the framework would, for a caller with these rights on every case. */
export function answerOf(route: Route, subject: string, request: Partial<RawRequest> = {}) {
  const role = subject.startsWith('pl') ? 'project-leader' : 'professional';
  const rights =
    role === 'project-leader' ? accessTable[role].anyone : accessTable[role]['case-holder'];
  const rightTo = (purpose: Purpose) => {
    const level = rights?.[purpose];
    return level === undefined
      ? undefined
      : ({ role, authority: 'case-holder', isBreakGlass: false, level } as const);
  };
  const caller: Caller = {
    ...{ subject, role, organisation: 'wil', rightTo },
    access: { role, authority: 'case-holder', isBreakGlass: false, level: 'content' },
    reach: reachOf(role, subject, placesOf(subject, policy.tables)),
  };
  return route.answer({
    ...{ params: {}, query: {}, body: undefined, idempotencyKey: undefined, fingerprint: '' },
    ...{
      traceparent: '',
      mediaType: 'application/json',
      headerErrors: [],
      begin: () => Promise.resolve(),
    },
    ...request,
    caller,
  });
}
