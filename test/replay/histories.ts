import { readFileSync, readdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { historyToJSON } from '@temporalio/common/lib/proto-utils';
import type { Run } from '../support/histories';

/** Histories of the present code; those of a release stand in a folder of its name and are never replaced. */
const historiesFolder = join(__dirname, 'histories');

interface JsonHistory {
  readonly events: readonly object[];
}

export interface RecordedRun {
  readonly workflowId: string;
  /** As `temporal workflow show --output json` gives it: encoded, so that it can be replayed. */
  readonly history: JsonHistory;
}

/** Names such as `breakthrough-run-1`, or `1.2.0/breakthrough-run-1` for a release. */
export function listHistories(): readonly string[] {
  return readdirSync(historiesFolder, { recursive: true, encoding: 'utf8' })
    .filter((name) => name.endsWith('.json'))
    .map((name) => name.replace(/\.json$/, ''))
    .sort();
}

export function fileOf(name: string): string {
  return join(historiesFolder, `${name}.json`);
}

export function readHistory(name: string): RecordedRun {
  return JSON.parse(readFileSync(fileOf(name), 'utf8')) as RecordedRun;
}

/** One event per line, so that a difference can be read. */
export function writeHistory(name: string, { workflowId, history }: Run): void {
  const { events } = JSON.parse(historyToJSON(history)) as JsonHistory;
  const lines = events.map((event) => JSON.stringify(event)).join(',\n');
  const text = `{"workflowId":"${workflowId}","history":{"events":[\n${lines}\n]}}\n`;
  writeFileSync(fileOf(name), text);
}
