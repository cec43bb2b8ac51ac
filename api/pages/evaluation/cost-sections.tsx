import type { InterventionLine } from '../../../domain/effects/intervention';
import type { ReferenceLine } from '../../../domain/effects/reference';
import { eurosBetween, euros, totalWords } from '../euros';
import { capitalised } from '../phrases';
import { Section } from '../parts/section';
import { Table } from '../parts/table';
import { P } from '../parts/text';
import { eventName, partyName, type EffectsView } from './effects-view';

interface SectionProps {
  readonly view: EffectsView;
}

export function InterventionSection({ view }: SectionProps) {
  const { lines, total } = view.effects.intervention;
  return (
    <Section id="kosten" title="Wat Op Koers kostte">
      <Table
        caption="Kosten van Op Koers, regel voor regel"
        head={['Wat', 'Bedrag']}
        numeric={[1]}
        rows={[
          ...lines.map((line) => [lineName(view, line), eurosBetween(line.amount)]),
          [<strong>Samen</strong>, <strong>{totalWords(total)}</strong>],
        ]}
      />
      <P
        quiet
        small
      >{`Een uur van een professional telt voor ${euros(view.effects.hourlyRateCents)}.`}</P>
    </Section>
  );
}

function lineName(view: EffectsView, line: InterventionLine) {
  switch (line.kind) {
    case 'session':
      return sessionName(line);
    case 'follow-up':
      return followUpName(view, line);
    case 'hand-off':
      return `Inzet van ${partyName(view, line.partner)}`;
    case 'other':
      return <span class="ok-lines">{view.texts.get(line.whatRef) ?? 'Andere kosten'}</span>;
    case 'budget':
      return 'Maatwerkbudget';
  }
}

function sessionName(line: Extract<InterventionLine, { readonly kind: 'session' }>): string {
  const who = line.professionals === 1 ? '1 professional' : `${line.professionals} professionals`;
  const time = line.minutes === undefined ? 'de duur is niet bekend' : `${line.minutes} minuten`;
  return `Gesprek aan tafel (${who}, ${time})`;
}

function followUpName(
  view: EffectsView,
  { party, minutes }: Extract<InterventionLine, { readonly kind: 'follow-up' }>,
): string {
  const who = party === undefined ? '' : ` door ${partyName(view, party)}`;
  return `Werk tussen de gesprekken${who}${minutes === undefined ? '' : ` (${hours(minutes)})`}`;
}

const oneDecimal = new Intl.NumberFormat('nl-NL', { maximumFractionDigits: 1 });

function hours({ low, high }: { readonly low: number; readonly high: number }): string {
  const of = (minutes: number) => oneDecimal.format(minutes / 60);
  return low === high ? `${of(low)} uur` : `${of(low)} tot ${of(high)} uur`;
}

export function ReferenceSection({ view }: SectionProps) {
  const { lines, total } = view.effects.reference;
  return (
    <Section id="anders" title="Wat er zonder Op Koers kon gebeuren">
      {lines.length === 0 ? (
        <P>Dat is moeilijk in geld te zeggen. Er staan geen bedragen.</P>
      ) : (
        <Table
          caption="Kosten zonder Op Koers, regel voor regel"
          head={['Wat', 'Bedrag', 'Prijspeil', 'Bron']}
          numeric={[1]}
          rows={[
            ...lines.map((line) => referenceRow(view, line)),
            [<strong>Samen</strong>, <strong>{totalWords(total)}</strong>, '', ''],
          ]}
        />
      )}
    </Section>
  );
}

function referenceRow(view: EffectsView, line: ReferenceLine) {
  const isAsPriced = line.months === line.pricedMonths;
  return [
    `${capitalised(eventName(view, line.code))}${isAsPriced ? '' : `: hier ${line.months} maanden`}`,
    eurosBetween(line.amount),
    line.priceYear,
    line.source,
  ];
}
