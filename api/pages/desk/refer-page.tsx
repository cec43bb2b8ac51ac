import { lifeDomains } from '../../../domain/case/case';
import { StaffLayout } from '../layout';
import { operations } from '../operations';
import { Actions, Button } from '../parts/button';
import { Checks, Choices } from '../parts/choices';
import { Errors, errorOf, type FieldError } from '../parts/errors';
import { LineField, TextField } from '../parts/field';
import { Folded } from '../parts/folded';
import { Form } from '../parts/form';
import { Notice } from '../parts/notice';
import { H1, Link, P, Stack } from '../parts/text';
import { capitalised } from '../phrases';
import { caseAt } from './addresses';
import { KeptFields, KeptNotice } from './kept';
import type { DeskPage } from './page';
import { referralErrors, referralOf, unreachable } from './refer-form';
import type { Typed, Visit } from './visit';

/** `/aanmelden`: four things to fill in; the rest is folded. */
export const referPage: DeskPage = {
  path: '/aanmelden',
  show: (visit) => {
    visit.show(<ReferPage visit={visit} typed={visit.kept ?? new Map()} />);
  },
  change: refer,
};

async function refer(visit: Visit, typed: Typed, idempotencyKey: string): Promise<void> {
  const body = referralOf(typed, visit.session.organisation);
  let errors = unreachable(typed);
  try {
    if (errors.length === 0) {
      const { status, body: referred } = await visit.perform(operations.postCase, {
        ...{ body, idempotencyKey },
      });
      const wait = status === 202 ? '&wacht=1' : '';
      visit.goTo(`/aanmelden?gedaan=${referred.caseNumber}${wait}`);
      return;
    }
  } catch (error) {
    errors = referralErrors(error);
  }
  visit.show(<ReferPage visit={visit} typed={typed} errors={errors} />, 400);
}

interface PageProps {
  readonly visit: Visit;
  readonly typed: Typed;
  readonly errors?: readonly FieldError[];
}

function ReferPage({ visit, typed, errors = [] }: PageProps) {
  const { frame, seal } = visit;
  return (
    <StaffLayout
      title="Inwoner aanmelden"
      frame={frame}
      at="Aanmelden"
      hasErrors={errors.length > 0}
      isNarrow
    >
      <Errors of={errors} />
      <Referred visit={visit} />
      <KeptNotice visit={visit} />
      <Stack close>
        <H1>Inwoner aanmelden</H1>
        <P>Twijfel je of Op Koers past? Meld toch aan. Wij bellen je binnen drie werkdagen.</P>
      </Stack>
      <Form action="/aanmelden" seal={seal}>
        <KeptFields visit={visit} typed={typed} />
        <Questions typed={typed} errors={errors} />
        <Folded title="Meer vertellen (niet verplicht)">
          <More visit={visit} typed={typed} />
        </Folded>
        <Actions>
          <Button>Aanmelden</Button>
        </Actions>
      </Form>
    </StaffLayout>
  );
}

/** What became of the referral before this one. */
function Referred({ visit }: { readonly visit: Visit }) {
  const { gedaan: caseNumber, wacht } = visit.query;
  if (caseNumber === undefined || !/^OK-\d{4}-\d{5,9}$/.test(caseNumber)) return null;
  if (wacht === '1')
    return (
      <Notice tone="ok" role="status" title={`De aanmelding is bewaard: ${caseNumber}`}>
        <P>Het systeem is even weg. Het traject begint vanzelf zodra het terug is.</P>
      </Notice>
    );
  return (
    <Notice tone="ok" role="status" title={`De aanmelding is gedaan: ${caseNumber}`}>
      <P>
        De tafel kiest binnen drie werkdagen wie dit oppakt.{' '}
        <Link href={caseAt(caseNumber)}>Naar het traject</Link>
      </P>
    </Notice>
  );
}

function Questions({ typed, errors = [] }: Pick<PageProps, 'typed' | 'errors'>) {
  const field = (id: string) => ({ id, value: typed.get(id), error: errorOf(errors, id) });
  return (
    <>
      <LineField {...field('naam')} label="Hoe heet de inwoner?" />
      <LineField
        {...field('telefoon')}
        label="Op welk nummer bereiken wij de inwoner?"
        hint="Is er geen telefoon? Vul dan het e-mailadres in."
        isConditional
      />
      <LineField {...field('mail')} label="E-mailadres" isConditional />
      <TextField
        {...field('verhaal')}
        label="Wat speelt er?"
        hint="Een paar zinnen zijn genoeg. Schrijf wat de inwoner zelf ook mag lezen."
      />
      <Choices
        id="spoed"
        legend="Moet er binnen drie dagen iets gebeuren?"
        options={[
          { value: 'nee', label: 'Nee' },
          {
            value: 'ja',
            label: 'Ja: uit huis gezet, afgesloten van energie, of zonder verzekering',
          },
        ]}
        chosen={typed.get('spoed') ?? 'nee'}
      />
    </>
  );
}

function More({ visit, typed }: Pick<PageProps, 'visit' | 'typed'>) {
  return (
    <>
      <Checks
        id="gebied"
        legend="Waarover gaat het?"
        options={lifeDomains.map((domain) => ({
          value: domain,
          label: capitalised(visit.labels.lifeDomain(domain)),
        }))}
        isChecked={(domain) => typed.get(`gebied-${domain}`) === 'ja'}
      />
      <Choices
        id="tafel"
        legend="Welke tafel past?"
        options={[
          { value: 'adult', label: 'Volwassenen, of ik weet het niet' },
          { value: 'youth', label: 'Jongeren' },
        ]}
        chosen={typed.get('tafel') ?? 'adult'}
      />
    </>
  );
}
