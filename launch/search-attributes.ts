import type { Connection } from '@temporalio/client';
import type { SearchAttributeType } from '@temporalio/common';
import { encodeSearchAttributeIndexedValueType } from '@temporalio/common/lib/search-attributes';

/** What a case shows of itself in Temporal's lists. */
const searchAttributes: Readonly<Record<string, SearchAttributeType>> = {
  CaseStage: 'KEYWORD',
  WaitingFor: 'KEYWORD',
  Team: 'KEYWORD',
  Partner: 'KEYWORD',
  HandoffStatus: 'KEYWORD',
  Outcome: 'KEYWORD',
  Attention: 'KEYWORD_LIST',
  NextDeadline: 'DATETIME',
  Overdue: 'BOOL',
};

const flagNames: Readonly<Record<string, string>> = {
  KEYWORD: 'Keyword',
  KEYWORD_LIST: 'KeywordList',
  DATETIME: 'Datetime',
  BOOL: 'Bool',
};

/** These work only on a new database file; see registerSearchAttributes. */
export function searchAttributeFlags(): string[] {
  return Object.entries(searchAttributes).flatMap(([name, type]) => [
    '--search-attribute',
    `${name}=${flagNames[type] ?? type}`,
  ]);
}

/** Registers what the namespace does not know yet. */
export async function registerSearchAttributes(
  connection: Connection,
  namespace: string,
): Promise<void> {
  const { operatorService } = connection;
  const { customAttributes } = await operatorService.listSearchAttributes({ namespace });
  for (const [name, type] of Object.entries(searchAttributes)) {
    const kind = encodeSearchAttributeIndexedValueType(type);
    if (kind === undefined || name in customAttributes) continue;
    await operatorService.addSearchAttributes({ namespace, searchAttributes: { [name]: kind } });
  }
}
