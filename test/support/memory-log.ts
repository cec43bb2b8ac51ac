import type { AccessLog, LogEntry } from '../../store/access-log';

export interface MemoryLog extends AccessLog {
  readonly begun: LogEntry[];
  readonly entries: LogEntry[];
}

/** Keeps what it is given; for apps without a database. */
export function createMemoryLog(): MemoryLog {
  const begun: LogEntry[] = [];
  const entries: LogEntry[] = [];
  return {
    begun,
    entries,
    append: async (entry) => void entries.push(entry),
    begin: async (entry) => void begun.push(entry),
  };
}
