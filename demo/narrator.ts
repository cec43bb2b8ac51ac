import type { CommandResult } from './case-facts';

const memberWidth = 6;
const minute = 60;

export interface Narrator {
  line(text: string): void;
  /** What happened in a case, as which member, and where it stands now. */
  step(told: { label: string; as: string; says: string; result?: CommandResult }): void;
}

export function createNarrator(print: (line: string) => void): Narrator {
  const startedAt = Date.now();
  const time = () => {
    const seconds = Math.floor((Date.now() - startedAt) / 1_000);
    return `${Math.floor(seconds / minute)}:${String(seconds % minute).padStart(2, '0')}`;
  };
  return {
    line: print,
    step({ label, as, says, result }) {
      const standing = result === undefined ? '' : `  → ${describeStanding(result)}`;
      print(`${time()}  ${label}  ${as.padEnd(memberWidth)} ${says}${standing}`);
    },
  };
}

function describeStanding({ stage, waitingFor, attentions }: CommandResult): string {
  const waits = waitingFor === 'nothing' ? '' : `, waits for ${waitingFor}`;
  const attention = attentions.length === 0 ? '' : `  ! ${attentions.join(', ')}`;
  return `${stage}${waits}${attention}`;
}

/** Columns as wide as their longest cell. */
export function table(rows: readonly (readonly string[])[]): string[] {
  const widths = (rows[0] ?? []).map((_cell, column) =>
    Math.max(...rows.map((row) => row[column]?.length ?? 0)),
  );
  return rows.map((row) =>
    `  ${row.map((cell, column) => cell.padEnd(widths[column] ?? 0)).join('  ')}`.trimEnd(),
  );
}
