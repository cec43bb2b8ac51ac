import type { ComponentChildren as Kids } from 'preact';
import type { ResidentReceipt } from '../../residents/resident-plan';
import { dutchDay, dutchMoment } from '../dutch-moment';
import { Badge } from '../parts/badge';
import { Facts, type Fact } from '../parts/facts';
import { Notice } from '../parts/notice';
import { Section } from '../parts/section';
import { H1, Link, P, Stack, Tel } from '../parts/text';
import { ResidentLayout, start, type ResidentFrame } from './resident-layout';
import { categoriesInWords } from './words';

interface ProofPageProps {
  readonly frame: ResidentFrame;
  readonly receipts: readonly ResidentReceipt[];
}

/** Who had what, who said that it is gone, and what stays and why; it grows while partners answer. */
export function ProofPage({ frame, receipts }: ProofPageProps) {
  return (
    <ResidentLayout title="Bewijs van stoppen" frame={frame}>
      <Stack close>
        <P small>
          <Link href={start}>Terug naar mijn plan</Link>
        </P>
        <H1>Jouw bewijs</H1>
        <P>
          {receipts.length === 0
            ? 'Je hebt nog niets gestopt.'
            : 'Hier staat waarmee je stopte, en wie dat heeft bevestigd.'}
        </P>
      </Stack>
      {receipts.map((receipt, index) => (
        <Proof receipt={receipt} id={`bewijs-${index + 1}`} />
      ))}
      <P>
        Bewaar dit bewijs, bijvoorbeeld op papier. Wij bewaren het ook. Vragen? Bel ons:{' '}
        <Tel>{frame.supportPhone}</Tel>.
      </P>
    </ResidentLayout>
  );
}

function Proof({ receipt, id }: { readonly receipt: ResidentReceipt; readonly id: string }) {
  const { withdrawnAt, isComplete, partners, stays } = receipt;
  return (
    <Section id={id} title={`Gestopt op ${dutchMoment(withdrawnAt)}`}>
      <Notice
        tone={isComplete ? 'ok' : 'info'}
        title={isComplete ? 'Alles is bevestigd' : 'Wij wachten nog op een bevestiging'}
      >
        <P>
          {isComplete
            ? 'Niemand hoeft nog iets te bevestigen.'
            : 'Sinds je stopte is er niets meer verstuurd. Kijk later nog eens, of bel ons.'}
        </P>
      </Notice>
      <Facts
        of={[
          ...partners.map((line): Fact => [line.name, <PartnerLine line={line} />]),
          ...(partners.length === 0 ? [nothingSent] : []),
          ...stays.map((line): Fact => [`Blijft: ${line.name}`, stayText(line)]),
        ]}
      />
    </Section>
  );
}

const nothingSent: Fact = ['Wat wisten zij?', 'Er was nog niets gedeeld.'];

type Line = ResidentReceipt['partners'][number];

function PartnerLine({ line }: { readonly line: Line }) {
  const { categories, receivedAt, note } = line;
  return (
    <>
      {categories.length === 0 ? 'Had nog niets. ' : `Had: ${categoriesInWords(categories)}. `}
      {receivedAt !== undefined && `Gekregen op ${dutchDay(receivedAt)}. `}
      {stateText(line)}
      {note !== undefined && <div>Zij schreven: ‘{note}’</div>}
    </>
  );
}

function stateText({ state, settledAt }: Line): Kids {
  const when = settledAt === undefined ? '' : ` op ${dutchDay(settledAt)}`;
  switch (state) {
    case 'never-sent':
      return 'Er is niets verstuurd.';
    case 'deleted':
      return (
        <>
          <Badge tone="good">Verwijderd</Badge> Dat bevestigden zij{when}.
        </>
      );
    case 'kept':
      return (
        <>
          <Badge tone="rest">Bewaart iets</Badge> Dat moet van de wet. Zij vertelden dat{when}.
        </>
      );
    case 'asked':
      return (
        <>
          <Badge tone="soon">Nog niet bevestigd</Badge> Wij vroegen hun om het te verwijderen.
        </>
      );
    case 'undeliverable':
      return (
        <>
          <Badge tone="soon">Duurt langer</Badge> Onze vraag komt niet aan. Dat ligt niet aan jou.
          Wij bellen hen.
        </>
      );
  }
}

function stayText({ why, law, article }: ResidentReceipt['stays'][number]): string {
  return why === 'statutory-task'
    ? `Dit moet van de wet${law === undefined ? '' : `: ${law}${article === undefined ? '' : `, artikel ${article}`}`}.`
    : 'Je zei hier op een andere dag ja tegen. Ook dat kun je stoppen.';
}
