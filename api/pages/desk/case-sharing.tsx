import { dutchDay, dutchMoment } from '../dutch-moment';
import { listed } from '../phrases';
import { Badge } from '../parts/badge';
import { Section } from '../parts/section';
import { Table } from '../parts/table';
import { P } from '../parts/text';
import { categoryWords } from '../../../domain/basis/category-words';
import { residentOf, type CaseDesk, type CaseProps } from './case-view';
import { DoingLinks } from './doing-links';

const shownContacts = 5;

export function ContactSection({ visit, of }: CaseProps) {
  const contacts = of.contacts.slice(0, shownContacts);
  return (
    <Section id="contact" title="Contact">
      {contacts.length === 0 ? (
        <P>Er is nog geen contact vastgelegd.</P>
      ) : (
        <Table
          caption="Laatste contacten"
          head={['Wanneer', 'Hoe', 'Wie', 'Uitkomst']}
          rows={contacts.map(({ at, dagdeel, soort, by, reached, note }) => [
            `${dutchDay(at)}, ${dagdeel.toLowerCase()}`,
            soort,
            visit.directory.nameOf(by),
            [reached ? 'Gesproken' : 'Niet bereikt', note].filter(Boolean).join('. '),
          ])}
        />
      )}
      <DoingLinks
        of={of}
        names={['scheduleSession', 'recordCallBackAttempt', 'recordContactAttempt']}
      />
    </Section>
  );
}

type Basis = CaseDesk['bases'][number];

/** Who may know what, and why. */
export function BasisSection({ visit, of }: CaseProps) {
  const rows = of.bases.flatMap((basis) =>
    basis.grants.map(({ partner, categories }) => [
      visit.labels.organisation(partner),
      listed(categories.map((category) => categoryWords[category])),
      groundOf(basis),
      untilOf(basis),
    ]),
  );
  return (
    <Section id="toestemming" title="Toestemming">
      {rows.length === 0 ? (
        <P>{`${residentOf(of)} gaf nog geen toestemming. Er gaat niets naar anderen.`}</P>
      ) : (
        <Table
          caption="Wie wat mag weten"
          head={['Voor wie', 'Waarover', 'Waarom', 'Tot']}
          rows={rows}
        />
      )}
      <DoingLinks of={of} names={['recordBasis']} />
    </Section>
  );
}

function groundOf({ kind, law, article }: Basis): string {
  return kind === 'consent' ? 'toestemming' : `wettelijke taak: ${law ?? ''}, ${article ?? ''}`;
}

function untilOf({ isOver, withdrawnAt, validUntil }: Basis) {
  if (withdrawnAt !== undefined)
    return <Badge tone="rest">{`Gestopt op ${dutchMoment(withdrawnAt)}`}</Badge>;
  if (isOver) return <Badge tone="rest">Voorbij</Badge>;
  return validUntil === undefined ? 'zolang het nodig is' : dutchDay(validUntil);
}
