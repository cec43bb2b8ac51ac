import { partsOfDay } from '../../../domain/case/commands';
import { Select } from '../parts/select';
import { partOfDay, ways } from './call-back-form';
import type { Typed, Visit } from './visit';

const wayWords: Readonly<Record<(typeof ways)[number], string>> = {
  Telefoon: 'Telefoon',
  Huisbezoek: 'Huisbezoek',
  'SMS/Whatsapp': 'SMS of WhatsApp',
  Mail: 'E-mail',
  Brief: 'Brief',
  Kaartje: 'Kaartje',
  Overige: 'Anders',
};

interface WayFieldsProps {
  readonly visit: Visit;
  readonly typed: Typed;
}

/** By which way somebody was in contact, or tried to be, and when. */
export function WayFields({ visit, typed }: WayFieldsProps) {
  return (
    <div class="ok-line">
      <Select
        id="hoe"
        label="Hoe?"
        options={ways.map((way) => ({ value: way, label: wayWords[way] }))}
        chosen={typed.get('hoe') ?? 'Telefoon'}
      />
      <Select
        id="dagdeel"
        label="Wanneer?"
        options={partsOfDay.map((part) => ({ value: part, label: part }))}
        chosen={typed.get('dagdeel') ?? partOfDay(visit.now)}
      />
    </div>
  );
}
