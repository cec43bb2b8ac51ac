import type { Addresses } from './addresses';
import type { Config } from './config';
import type { Kind, Registry, Thing } from './registry';

/** What every route needs of the partner it belongs to. */
export interface Partner {
  readonly config: Config;
  readonly registry: Registry;
  readonly addresses: Addresses;
  /** Tells subscribers, and makes the partner's people act on a first status. */
  happened(thing: Thing, action: 'create' | 'partial_update' | 'destroy'): void;
}

export function thingsOfZaak({ registry }: Partner, what: Kind, zaakId: string): readonly Thing[] {
  return registry.all(what).filter((thing) => thing.fields['zaakId'] === zaakId);
}

export function textIn(thing: Thing, name: string): string {
  const value = thing.fields[name];
  return typeof value === 'string' ? value : '';
}
