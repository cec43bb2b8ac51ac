import { randomBytes } from 'node:crypto';
import { z } from 'zod';
import type { Database } from '../../../store/database';
import { findForm, forgetForm, keepForm } from '../../../store/kept-forms';
import { createVault } from './vault';

const FormSchema = z.strictObject({
  subject: z.string(),
  path: z.string(),
  fields: z.array(z.tuple([z.string(), z.string()])),
});

/** What was typed into a form, by whom and on which page; with its key, so that it still counts once. */
export interface TypedForm {
  readonly subject: string;
  readonly path: string;
  readonly typed: ReadonlyMap<string, string>;
}

export interface KeptForms {
  /** The id under which it is found again. */
  keep(form: TypedForm, now: Date): Promise<string>;
  /** Undefined for anybody else, on any other page, and after an hour. */
  find(
    formId: string,
    of: Omit<TypedForm, 'typed'>,
    now: Date,
  ): Promise<ReadonlyMap<string, string> | undefined>;
  forget(formId: string): Promise<void>;
}

/** Typed text waits in the database, encrypted with a key that is not there. */
export function createKeptForms(db: Database, secret: string): KeptForms {
  const vault = createVault(secret, 'kept form');
  return {
    async keep({ subject, path, typed }, now) {
      const formId = randomBytes(16).toString('base64url');
      const fields = [...typed].filter(([name]) => name !== 'csrf');
      await keepForm(db, { formId, sealed: await vault.lock({ subject, path, fields }) }, now);
      return formId;
    },
    async find(formId, { subject, path }, now) {
      const sealed = await findForm(db, formId, now);
      const form = sealed === undefined ? undefined : await vault.open(sealed, FormSchema);
      return form?.subject === subject && form.path === path ? new Map(form.fields) : undefined;
    },
    forget: (formId) => forgetForm(db, formId),
  };
}
