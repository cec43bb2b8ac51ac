import { dutchDay, dutchMoment } from '../dutch-moment';
import { listed } from '../phrases';
import { Badge } from '../parts/badge';
import { Section } from '../parts/section';
import { Table } from '../parts/table';
import { Link, P } from '../parts/text';
import { categoryWords } from '../../../domain/basis/category-words';
import { caseAt } from './addresses';
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
  return (
    <Section id="toestemming" title="Toestemming">
      {of.bases.length === 0 ? (
        <P>{`${residentOf(of)} gaf nog geen toestemming. Er gaat niets naar anderen.`}</P>
      ) : (
        <Table
          caption="Wie wat mag weten"
          head={['Voor wie', 'Waarover', 'Waarom', 'Tot', '']}
          rows={of.bases.flatMap((basis) => rowsOf({ visit, of }, basis))}
        />
      )}
      <DoingLinks of={of} names={['recordBasis']} />
    </Section>
  );
}

/** One for each partner; what was stopped as a whole names nobody any more. */
function rowsOf({ visit, of }: CaseProps, basis: Basis) {
  const common = [groundOf(basis), untilOf(basis)];
  const { basisId } = basis;
  if (basis.grants.length === 0) {
    const proof = `${caseAt(of.caseNumber)}/toestemming/${basisId}/bewijs`;
    return [['Niemand meer', 'niets', ...common, <Link href={proof}>Bewijs</Link>]];
  }
  return basis.grants.map(({ partner, categories }) => {
    const name = visit.labels.organisation(partner);
    return [
      name,
      listed(categories.map((category) => categoryWords[category])),
      ...common,
      <DoingLinks
        {...{ of, names: ['withdrawBasis'], about: basisId, context: name }}
        label={basis.kind === 'consent' ? undefined : 'Stoppen'}
      />,
    ];
  });
}

function groundOf({ kind, law, article }: Basis): string {
  return kind === 'consent' ? 'toestemming' : `wettelijke taak: ${law ?? ''}, ${article ?? ''}`;
}

function untilOf({ isOver, withdrawnAt, validUntil }: Basis) {
  if (withdrawnAt !== undefined)
    return (
      <>
        <Badge tone="rest">Gestopt</Badge> {dutchMoment(withdrawnAt)}
      </>
    );
  if (isOver) return <Badge tone="rest">Voorbij</Badge>;
  return validUntil === undefined ? 'zolang het nodig is' : dutchDay(validUntil);
}
