import { readFileSync, readdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { historyToJSON } from '@temporalio/common/lib/proto-utils';
import { repoRoot } from '../../launch/repo-root';
import { caseErasureType } from '../../workflows/case-erasure/case-erasure-messages';
import { correctionNoticeType } from '../../workflows/correction-notice/correction-notice-messages';
import { partnerHandoffType } from '../../workflows/partner-handoff/partner-handoff-messages';
import { residentCaseType } from '../../workflows/resident-case/resident-case-messages';
import { signalReportType } from '../../workflows/signal-report/signal-report-messages';
import type { Run } from '../support/histories';

/** Those of a release stand in a folder of its name; none of either is ever replaced. */
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

function fileOf(name: string): string {
  return join(historiesFolder, `${name}.json`);
}

export function readHistory(name: string): RecordedRun {
  return JSON.parse(readFileSync(fileOf(name), 'utf8')) as RecordedRun;
}

/** `breakthrough-run-1` */
export function caseOf(kind: string, run: number): string {
  return `${kind}-run-${String(run)}`;
}

/** `handoff-delayed-partner-run-1`: of the hand-off itself, beside its case. */
export function handoffPart(kind: string, run: number): string {
  return `${kind}-partner-run-${String(run)}`;
}

/** Of which course, and whether of the case or of its hand-off. */
export function partsOf(name: string): { readonly kind: string; readonly isHandoff: boolean } {
  const course = name.replace(/-run-\d+$/, '');
  const kind = course.replace(/-partner$/, '');
  return { kind, isHandoff: kind !== course };
}

/** The type of workflow a history is of, such as `partnerHandoff`. */
export function typeOf({ history }: RecordedRun): string {
  const text = JSON.stringify(history.events[0]);
  return /"workflowType":\{"name":"(\w+)"/.exec(text)?.[1] ?? 'unknown';
}

const typesOfPrefix: Readonly<Record<string, string>> = {
  report: signalReportType,
  erasure: caseErasureType,
  correction: correctionNoticeType,
};

/** Such as `residentCase`, by name. */
export function typeOfName(name: string): string {
  const [prefix = ''] = name.split('-');
  const ownType = typesOfPrefix[prefix];
  if (ownType !== undefined) return ownType;
  return partsOf(name).isHandoff ? partnerHandoffType : residentCaseType;
}

export function isRecorded(kind: string): boolean {
  return listHistories().some((name) => partsOf(name).kind === kind);
}

/** One event per line, so that a difference can be read. */
export function writeHistory(name: string, { workflowId, history }: Run): void {
  const { events } = JSON.parse(historyToJSON(history)) as JsonHistory;
  const lines = events.map((event) => JSON.stringify(event)).join(',\n');
  const here = join(repoRoot, '/');
  const text = `{"workflowId":"${workflowId}","history":{"events":[\n${lines}\n]}}\n`;
  // Failures carry where their code stood, and encoded ones carry it as bytes.
  const inside = text.replaceAll(/"data":"([^"]*)"/g, (_all, data: string) => {
    const bytes = Buffer.from(data, 'base64').toString().replaceAll(here, '');
    return `"data":"${Buffer.from(bytes).toString('base64')}"`;
  });
  writeFileSync(fileOf(name), inside.replaceAll(here, ''));
}
