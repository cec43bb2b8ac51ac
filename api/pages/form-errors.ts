import { Problem } from '../problem';
import type { FieldError } from './parts/errors';

/** Where the API's pointer leads on the page, and what to do there. */
export type FieldsOf = Readonly<Record<string, FieldError>>;

/** What the API finds wrong, beside the fields of the page; throws whatever is not about one of them. */
export function formErrors(error: unknown, fields: FieldsOf): readonly FieldError[] {
  if (!(error instanceof Problem) || error.code !== 'INVALID_INPUT') throw error;
  const found = (error.errors ?? []).map(({ pointer, code }) => {
    const field = fields[pointer];
    if (field === undefined) throw error;
    return code === 'TOO_BIG' ? { ...field, text: 'Schrijf het korter' } : field;
  });
  if (found.length === 0) throw error;
  return found;
}
