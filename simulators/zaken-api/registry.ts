import { randomUUID } from 'node:crypto';
import { openJournal, readJournal, type Entry, type Made } from './journal';

export type Kind = Made['what'];
export type Fields = Readonly<Record<string, unknown>>;

export interface Thing {
  readonly id: string;
  readonly what: Kind;
  readonly fields: Fields;
}

/** Everything the partner knows: the fold of its journal, in memory. */
export interface Registry {
  all(what: Kind): readonly Thing[];
  find(what: Kind, id: string): Thing | undefined;
  make(what: Kind, fields: Fields): Thing;
  change(id: string, fields: Fields): void;
  delete(id: string): void;
  note(entry: Entry): void;
  close(): void;
}

export function openRegistry(file: string): Registry {
  const things = new Map<string, Thing>();
  for (const entry of readJournal(file)) apply(things, entry);
  const journal = openJournal(file);
  const write = (entry: Entry) => {
    journal.append(entry);
    apply(things, entry);
  };
  return {
    all: (what) => [...things.values()].filter((thing) => thing.what === what),
    find: (what, id) => {
      const thing = things.get(id);
      return thing?.what === what ? thing : undefined;
    },
    make: (what, fields) => {
      const thing = { id: randomUUID(), what, fields };
      write({ kind: 'made', ...thing });
      return thing;
    },
    change: (id, fields) => {
      write({ kind: 'changed', id, fields });
    },
    delete: (id) => {
      write({ kind: 'deleted', id });
    },
    note: write,
    close: () => {
      journal.close();
    },
  };
}

function apply(things: Map<string, Thing>, entry: Entry): void {
  if (entry.kind === 'made') {
    things.set(entry.id, { id: entry.id, what: entry.what, fields: entry.fields });
  }
  if (entry.kind === 'deleted') things.delete(entry.id);
  const thing = entry.kind === 'changed' ? things.get(entry.id) : undefined;
  if (entry.kind === 'changed' && thing !== undefined)
    things.set(entry.id, { ...thing, fields: { ...thing.fields, ...entry.fields } });
}
