import type { KeyObject } from 'node:crypto';
import { z } from 'zod';
import { unwrapKey, type KeyRing } from '../../store/keys/key-ring';
import { unseal, UnsealError } from '../../store/keys/seal';
import type { Dump } from './dump';

const bytea = z
  .string()
  .regex(/^\\x[0-9a-f]*$/)
  .transform((text) => Buffer.from(text.slice(2), 'hex'));

const KeyRowSchema = z.object({
  key_id: z.string(),
  case_number: z.string().nullable(),
  wrapped: bytea.nullable(),
  wrapped_by: z.string(),
});
const EntryRowSchema = z.object({
  entry_id: z.string(),
  case_number: z.string(),
  kind: z.string(),
  sealed: bytea.nullable(),
});

/** Whatever a key table and the ring still give. */
export function keysIn(dump: Dump, ring: KeyRing): readonly KeyObject[] {
  return rowsOf(dump, 'case_key').flatMap((row) => {
    const { key_id: keyId, case_number, wrapped, wrapped_by: wrappedBy } = KeyRowSchema.parse(row);
    if (wrapped === null) return [];
    return [
      unwrapKey(ring, { keyId, caseNumber: case_number ?? undefined }, { wrapped, wrappedBy }),
    ];
  });
}

/** All that can be read: the rows as they are, and each sealed entry that any of the keys opens. */
export function readAll(dump: Dump, keys: readonly KeyObject[]): string {
  const rows = [...dump.values()].flat();
  const opened = rowsOf(dump, 'dossier_entry').flatMap((row) => {
    const { entry_id, case_number, kind, sealed } = EntryRowSchema.parse(row);
    if (sealed === null) return [];
    const place = `dossier/${case_number}/${entry_id}/${kind}`;
    return keys.flatMap((key) => textOf(key, place, sealed) ?? []);
  });
  return [...rows, ...opened].join('\n');
}

function rowsOf(dump: Dump, table: string): readonly unknown[] {
  return (dump.get(table) ?? []).map((row): unknown => JSON.parse(row));
}

function textOf(key: KeyObject, place: string, sealed: Buffer): string | undefined {
  try {
    return unseal(key, place, sealed).toString('utf8');
  } catch (error) {
    if (error instanceof UnsealError) return undefined;
    throw error;
  }
}
