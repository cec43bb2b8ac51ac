import type { Commands } from '../../../domain/case/commands';
import type { TermUnit } from '../../../domain/policy/policy';

/** Why a case stands still. */
export const pauseWords: Readonly<Record<Commands['suspendCase']['reason'], string>> = {
  'waiting-for-decision': 'Wacht op een besluit',
  'waiting-list': 'Wacht op een plek',
  admission: 'Opgenomen',
  detention: 'In detentie',
  abroad: 'In het buitenland',
  'resident-asked': 'De inwoner vraagt erom',
  other: 'Iets anders',
};

export const noBreakthroughWords: Readonly<
  Record<NonNullable<Commands['closeCase']['reason']>, string>
> = {
  'rules-block': 'Regels houden het tegen',
  'no-housing': 'Er is geen woning',
  'no-capacity': 'Er is nergens plek',
  'resident-stopped': 'De inwoner ging niet verder',
  other: 'Iets anders',
};

export const unitWords: Readonly<Record<TermUnit, string>> = {
  'working-days': 'werkdagen',
  'calendar-days': 'dagen',
  weeks: 'weken',
  seconds: 'seconden',
};
