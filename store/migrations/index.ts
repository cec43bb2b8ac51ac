import type { Migration } from 'kysely';
import * as cases from './0001-cases';
import * as handoffs from './0002-handoffs';
import * as reports from './0003-signal-reports';
import * as logs from './0005-logs';
import * as keys from './0006-keys';
import * as breakGlass from './0007-break-glass';
import * as codecGrants from './0008-codec-grants';
import * as rights from './0009-rights';
import * as budget from './0010-budget';
import * as personHashes from './0011-person-hashes';
import * as corrections from './0012-corrections';
import * as toldAndCut from './0013-told-and-cut';
import * as desk from './0015-desk';
import * as residentCodes from './0016-resident-codes';
import * as signOuts from './0017-sign-outs';
import * as narrowLists from './0018-narrow-lists';
import * as issuerSignOuts from './0019-issuer-sign-outs';

/** Forward only, in the order of their names. */
export const migrations: Readonly<Record<string, Migration>> = {
  '0001-cases': cases,
  '0002-handoffs': handoffs,
  '0003-signal-reports': reports,
  '0005-logs': logs,
  '0006-keys': keys,
  '0007-break-glass': breakGlass,
  '0008-codec-grants': codecGrants,
  '0009-rights': rights,
  '0010-budget': budget,
  '0011-person-hashes': personHashes,
  '0012-corrections': corrections,
  '0013-told-and-cut': toldAndCut,
  '0015-desk': desk,
  '0016-resident-codes': residentCodes,
  '0017-sign-outs': signOuts,
  '0018-narrow-lists': narrowLists,
  '0019-issuer-sign-outs': issuerSignOuts,
};
