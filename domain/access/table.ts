import type { Relation } from './relation';
import type { Role } from './role';

/** What a request is for. Each route names one. */
export const purposes = [
  'refer',
  'list',
  'search',
  'follow',
  'read',
  'share',
  'work',
  'triage',
  'account',
  'break-glass',
  'review',
  'grant-decoding',
  'see-grants',
  'see-money',
  'decide-budget',
  'see-budgets',
  'see-erasure',
  'erase',
  'export',
  'receive',
  'see-tables',
  'plan-tables',
  'see-work',
  'oversee',
  'look-up',
  'follow-reports',
  'read-report',
  'order-report',
  'answer-signal',
  'see-wordings',
  'release-wording',
] as const;
export type Purpose = (typeof purposes)[number];

/** `existence`: that there is a case, whose it is and where it stands; `content`: what it is about. */
export type Level = 'content' | 'existence';

type Rights = Readonly<Partial<Record<Purpose, Level>>>;
export type AccessTable = Readonly<Record<Role, Readonly<Partial<Record<Relation, Rights>>>>>;

const onTheCase: Rights = { follow: 'content', read: 'content', share: 'content', work: 'content' };
/** Who may read already has no glass to break: that is what `content` says of it here. */
const own: Rights = {
  ...onTheCase,
  'see-money': 'content',
  triage: 'content',
  'break-glass': 'content',
};
const reports: Rights = { 'follow-reports': 'content', 'read-report': 'content' };
/** Of the resident, carried out by whoever answers for the hub; four eyes are the routes' own. */
const rights: Rights = {
  // Who asks for a right brings a name or a number, never that of a case.
  search: 'content',
  'see-erasure': 'content',
  erase: 'content',
  export: 'content',
};
const lookUp: Rights = { 'look-up': 'content' };
const tables: Rights = { 'see-tables': 'content', 'plan-tables': 'content' };

/** Role × relation × purpose, in one place; what is not here is refused (decision 0025). */
export const accessTable: AccessTable = {
  professional: {
    'case-holder': own,
    backup: own,
    member: own,
    'at-table': own,
    triage: own,
    referring: { ...onTheCase, 'see-money': 'content', 'break-glass': 'content' },
    referrer: { follow: 'existence' },
    // Reading only: it never leads to deciding, to money or to an export (decision 0026).
    'break-glass': { follow: 'content', read: 'content', share: 'content' },
    anyone: {
      ...lookUp,
      ...tables,
      ...reports,
      refer: 'content',
      // Which cases, the reach of the caller says.
      list: 'content',
      search: 'content',
      // Of whom, the list itself says: the caller, and those they replace.
      'see-work': 'content',
      'see-wordings': 'content',
      'break-glass': 'existence',
    },
  },
  'project-leader': {
    anyone: {
      ...onTheCase,
      ...lookUp,
      ...tables,
      ...reports,
      refer: 'content',
      list: 'content',
      'see-work': 'content',
      oversee: 'content',
      triage: 'content',
      review: 'content',
      ...rights,
      'grant-decoding': 'content',
      'see-money': 'content',
      'decide-budget': 'content',
      'see-budgets': 'content',
      'see-grants': 'content',
      'order-report': 'content',
      'see-wordings': 'content',
      'release-wording': 'content',
    },
  },
  'policy-group': {
    anyone: {
      ...lookUp,
      ...reports,
      'order-report': 'content',
      'answer-signal': 'content',
      'see-wordings': 'content',
    },
  },
  operator: {
    anyone: {
      ...lookUp,
      list: 'existence',
      follow: 'existence',
      'see-tables': 'existence',
      'see-budgets': 'content',
      'see-grants': 'content',
    },
  },
  'privacy-officer': {
    anyone: {
      ...lookUp,
      ...reports,
      list: 'existence',
      follow: 'existence',
      share: 'content',
      ...rights,
      account: 'content',
      'see-money': 'content',
      'see-grants': 'content',
    },
  },
  partner: {
    recipient: { receive: 'content' },
    anyone: { 'read-report': 'content' },
  },
};
