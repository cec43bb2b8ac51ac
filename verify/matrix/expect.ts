import { statements, type CaseName } from './statements';

/** How an answer is read: content, only the shape, refused though known, refused as unknown, or no token. */
export type Reading = 'in' | 'shape' | '401' | '403' | '404';

/** What the statements say of one request; slow, by going through all of them. */
export function expected(who: string, operation: string, about: CaseName | undefined): Reading {
  if (who === 'nobody') return '401';
  const said = about === 'missing' ? undefined : find(who, operation, about);
  if (said !== undefined) return said.isShape === true ? 'shape' : 'in';
  if (!isEver(who, operation)) return '403';
  if (about === undefined) return '403';
  const knows = about !== 'missing' && find(who, 'getCase', about) !== undefined;
  return knows ? '403' : '404';
}

function find(who: string, operation: string, about: CaseName | undefined) {
  return statements.find(
    (statement) =>
      statement.who.includes(who) &&
      statement.operations.includes(operation) &&
      (about === undefined ? statement.cases === undefined : statement.cases?.includes(about)),
  );
}

const sameRole: readonly (readonly string[])[] = [
  [
    ...['holder', 'backup', 'member', 'at the table', 'at the table, standing in', 'referrer'],
    ...['stranger', 'stranger who broke the glass', 'stranger with a second factor'],
  ],
  ['project leader', 'other project leader'],
  ['partner of the hand-off', 'other partner'],
];

/** Whether anybody with the same role may do this with some case; else the role itself is refused. */
function isEver(who: string, operation: string): boolean {
  // Asked for before the case: without a second factor nobody learns whether it is there.
  if (operation === 'postBreakGlass') return who === 'stranger with a second factor';
  const peers = sameRole.find((group) => group.includes(who)) ?? [who];
  return statements.some(
    (statement) =>
      statement.operations.includes(operation) && statement.who.some((one) => peers.includes(one)),
  );
}
