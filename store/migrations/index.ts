import type { Migration } from 'kysely';
import * as cases from './0001-cases';
import * as handoffs from './0002-handoffs';
import * as reports from './0003-signal-reports';
import * as logs from './0005-logs';
import * as budget from './0010-budget';

/** Forward only, in the order of their names. */
export const migrations: Readonly<Record<string, Migration>> = {
  '0001-cases': cases,
  '0002-handoffs': handoffs,
  '0003-signal-reports': reports,
  '0005-logs': logs,
  '0010-budget': budget,
};
