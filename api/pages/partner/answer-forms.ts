import {
  rejectionReasons,
  type PartnerStatus,
  type RejectionReason,
} from '../../../domain/handoff/status';
import { text } from '../../schemas/text';
import type { GivenAnswer } from '../../partners/partner-desk';
import type { FieldError } from '../parts/errors';

const LONGEST_NOTE = 4000;
const noteSchema = text(LONGEST_NOTE);

type Said = Pick<GivenAnswer, 'status' | 'reason' | 'note' | 'outcome'>;
export type ReadAnswer = { readonly said: Said } | { readonly errors: readonly FieldError[] };
export type Typed = ReadonlyMap<string, string>;

type ReadNote = { readonly note?: string } | { readonly error: string };

function readNote(typed: Typed, field: string): ReadNote {
  const value = (typed.get(field) ?? '').trim();
  if (value === '') return {};
  const { success, data } = noteSchema.safeParse(value);
  if (success) return { note: data };
  return {
    error:
      value.length > LONGEST_NOTE
        ? 'Maak de tekst korter: hooguit 4.000 tekens.'
        : 'Deze tekst bevat tekens die wij niet kunnen bewaren. Typ de tekst opnieuw.',
  };
}

const isReason = (value: string): value is RejectionReason =>
  rejectionReasons.some((reason) => reason === value);

/** The form of a hand-off that waits for an answer. */
export function readAnswer(typed: Typed): ReadAnswer {
  const choice = typed.get('antwoord') ?? '';
  const written = readNote(typed, 'toelichting');
  const errors: FieldError[] = [];
  if (choice !== 'ja' && !isReason(choice)) {
    errors.push({ field: 'antwoord', text: 'Kies een antwoord.' });
  }
  if ('error' in written) errors.push({ field: 'toelichting', text: written.error });
  else if (choice === 'partner-declined' && written.note === undefined) {
    errors.push({ field: 'toelichting', text: 'Schrijf kort op waarom u dit niet aanneemt.' });
  }
  if (errors.length > 0) return { errors };
  return {
    said: isReason(choice)
      ? { status: 'rejected', reason: choice, ...written }
      : { status: 'accepted', ...written },
  };
}

const progressStatuses: ReadonlyMap<string, PartnerStatus> = new Map([
  ['bezig', 'in-progress'],
  ['wacht', 'on-hold'],
  ['klaar', 'completed'],
  ['lukt', 'failed'],
]);

/** The form of a hand-off that was accepted. */
export function readProgress(typed: Typed): ReadAnswer {
  const status = progressStatuses.get(typed.get('stand') ?? '');
  const written = readNote(typed, 'uitkomst');
  const errors = progressErrors(status, written);
  if (errors.length > 0 || status === undefined || 'error' in written) return { errors };
  const { note } = written;
  if (note === undefined) return { said: { status } };
  return { said: status === 'completed' ? { status, outcome: note } : { status, note } };
}

function progressErrors(status: PartnerStatus | undefined, written: ReadNote): FieldError[] {
  const errors: FieldError[] = [];
  if (status === undefined) errors.push({ field: 'stand', text: 'Kies hoe het ervoor staat.' });
  if ('error' in written) errors.push({ field: 'uitkomst', text: written.error });
  else if (status === 'completed' && written.note === undefined) {
    errors.push({ field: 'uitkomst', text: 'Schrijf kort op wat de uitkomst is.' });
  }
  return errors;
}

/** What the law makes a partner keep after a withdrawal. */
export function readKept(typed: Typed): ReadAnswer {
  const written = readNote(typed, 'bewaren');
  if ('error' in written) return { errors: [{ field: 'bewaren', text: written.error }] };
  if (written.note === undefined) {
    const missing = 'Schrijf op wat u moet bewaren, en van welke wet.';
    return { errors: [{ field: 'bewaren', text: missing }] };
  }
  return { said: { status: 'kept', note: written.note } };
}
