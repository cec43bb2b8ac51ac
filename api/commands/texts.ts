import { createHash } from 'node:crypto';
import type { DossierEntry } from '../../store/dossier';

export interface Texts {
  /** Keeps the content for the dossier and gives the reference that the command carries instead. */
  ref(kind: string, content: unknown): string;
  readonly entries: readonly DossierEntry[];
}

/** Takes texts out of a command before it goes to the engine. A retry of the command makes the same references. */
export function collectTexts(
  origin: Pick<DossierEntry, 'caseNumber' | 'writtenBy'> & { readonly commandId: string },
): Texts {
  const entries: DossierEntry[] = [];
  const writtenAt = new Date().toISOString();
  return {
    entries,
    ref(kind, content) {
      const entryId = entryIdOf(origin.commandId, entries.length);
      entries.push({ ...origin, entryId, kind, content, writtenAt });
      return entryId;
    },
  };
}

type RefField<Name extends string> = Partial<Readonly<Record<Name, string>>>;

/** The reference under its field name, or nothing when there is no text. The kind is the field without `Ref`. */
export function optionalRef<Name extends `${string}Ref`>(
  texts: Texts,
  name: Name,
  content: unknown,
): RefField<Name>;
export function optionalRef(texts: Texts, name: string, content: unknown): RefField<string> {
  return content === undefined ? {} : { [name]: texts.ref(name.slice(0, -'Ref'.length), content) };
}

/** A UUID (version 8, RFC 9562) that follows from the command and the place in it. */
export function entryIdOf(commandId: string, index: number): string {
  const hex = createHash('sha256')
    .update(`${commandId}/${String(index)}`)
    .digest('hex');
  const parts = [
    hex.slice(0, 8),
    hex.slice(8, 12),
    `8${hex.slice(13, 16)}`,
    `a${hex.slice(17, 20)}`,
    hex.slice(20, 32),
  ];
  return parts.join('-');
}
