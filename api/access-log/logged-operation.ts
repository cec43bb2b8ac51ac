import { workItemPlaceOf } from '../../domain/desk/work-item-id';
import { placeOf } from '../../domain/handoff/handoff-id';
import type { ProcessingActivity } from '../../domain/processing/activity';
import type { Route } from '../route';

const caseNumber = /^OK-\d{4}-\d{5,9}$/;
const entryId = /^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/i;

/** Whether each request of a route has a line in the access log; undefined when its path does not tell and it says nothing. */
export function isLogged({ path, touches }: Pick<Route, 'path' | 'touches'>): boolean | undefined {
  if (/\{(caseNumber|handoffId|workItemId)\}/.test(path)) return true;
  return touches === undefined ? undefined : touches === 'cases';
}

export interface Touched {
  readonly caseNumbers: readonly string[];
  readonly handoffId?: string;
  readonly entryIds: readonly string[];
}

/** What a request asked for and what its answer showed. Anything that has not the form of an id is left out. */
export function touchedBy(params: Readonly<Record<string, unknown>>, body?: unknown): Touched {
  const asked = String(params['caseNumber']);
  const item = workItemPlaceOf(String(params['workItemId']));
  const handoffId = item?.handoffId ?? String(params['handoffId']);
  const place = placeOf(handoffId);
  const named = [asked, place?.caseNumber ?? '', ...caseNumbersIn(body)];
  const entries = [params['entryId'], params['entryIds']].flat().map(String);
  return {
    caseNumbers: [...new Set(named.filter((name) => caseNumber.test(name)))],
    ...(place === undefined ? {} : { handoffId }),
    entryIds: body === undefined ? [] : entries.filter((entry) => entryId.test(entry)),
  };
}

/** Every `caseNumber` of an answer, however deep: lists show several. */
function caseNumbersIn(body: unknown): readonly string[] {
  if (typeof body !== 'object' || body === null) return [];
  return Object.entries(body).flatMap(([name, value]: [string, unknown]) =>
    name === 'caseNumber' && typeof value === 'string' ? [value] : caseNumbersIn(value),
  );
}

const activities: readonly (readonly [RegExp, ProcessingActivity])[] = [
  [/\/(handoffs|handoff-previews|bases)(\/|$)|^\/(partner|zgw)/, 'handoff'],
  [/\/(access-log|export|corrections|erasure|case-searches)(\/|$)|^\/erasures$/, 'rights'],
  [/\/(evaluation|effects)$/, 'evaluation'],
  [/\/budget-requests(\/|$)|^\/budget-overview$/, 'budget'],
  [/\/signals$/, 'signal-report'],
];

/** For what the personal data is processed here. */
export function activityOf(path: string): ProcessingActivity {
  return activities.find(([form]) => form.test(path))?.[1] ?? 'case';
}
