import type { Life } from './course';
import type { Seen } from './partner-eyes';
import type { Peer } from './peer';

const ownOpening = 'Ingetrokken door Op Koers';

/** What is not exactly once at the partner, or not as it should have ended. */
export function checkLife(life: Life, seen: Seen, { statustypen }: Peer): readonly string[] {
  const { zaken, rollen, eigenschappen, statussen, resultaten } = seen;
  const initial = statussen.filter(({ statustype }) => statustype === statustypen.initial).length;
  const own = statussen.filter((each) => each.statustoelichting.startsWith(ownOpening)).length;
  const wanted: readonly (readonly [string, number, number])[] = [
    ['zaak', zaken.length, 1],
    ['rol', rollen, 1],
    ['zaakeigenschap', eigenschappen.length, 2],
    ['kind of zaakeigenschap', new Set(eigenschappen).size, 2],
    ['initial status', initial, 1],
    ['status that takes back', own, life.end === 'completed' ? 0 : 1],
    ['resultaat', resultaten, 1],
  ];
  return [
    ...wanted.flatMap(([what, is, shouldBe]) => (is === shouldBe ? [] : [`${is} × ${what}`])),
    ...(zaken.every(({ einddatum }) => einddatum !== null) ? [] : ['not ended']),
    ...(life.end === 'recalled' || hasCompleted(life) ? [] : ['completion not seen']),
  ];
}

function hasCompleted({ reports }: Life): boolean {
  return reports.some(({ status, outcome }) => status === 'completed' && outcome !== undefined);
}
