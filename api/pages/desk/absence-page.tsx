import { dutchDate } from '../dutch-moment';
import { formErrors } from '../form-errors';
import { StaffLayout } from '../layout';
import { operations, type AnswerOf } from '../operations';
import { Actions, Button } from '../parts/button';
import { Errors, errorOf, type FieldError } from '../parts/errors';
import { DateField } from '../parts/field';
import { Form } from '../parts/form';
import { Empty, Notice } from '../parts/notice';
import { Section } from '../parts/section';
import { Bullets, H1, Link, P, Stack } from '../parts/text';
import { KeptFields, KeptNotice } from './kept';
import type { DeskPage } from './page';
import type { Typed, Visit } from './visit';

/** `/tafel/afwezig`: who is away says so; the backup gets the invitations. */
export const absencePage: DeskPage = {
  path: '/tafel/afwezig',
  show: (visit) => showAbsences(visit, { typed: visit.kept ?? new Map(), errors: [] }),
  change: enterAbsence,
};

interface Entered {
  readonly typed: Typed;
  readonly errors: readonly FieldError[];
}

async function showAbsences(visit: Visit, entered: Entered): Promise<void> {
  const { body } = await visit.perform(operations.listAbsences, {
    params: { memberId: visit.session.subject },
  });
  const status = entered.errors.length > 0 ? 400 : 200;
  visit.show(<AbsencePage {...{ visit, ...entered }} absences={body.absences} />, status);
}

async function enterAbsence(visit: Visit, typed: Typed, idempotencyKey: string): Promise<void> {
  const body = { fromDate: typed.get('van') ?? '', untilDate: typed.get('tot') ?? '' };
  try {
    await visit.perform(operations.postAbsence, {
      params: { memberId: visit.session.subject },
      ...{ body, idempotencyKey },
    });
  } catch (error) {
    await showAbsences(visit, { typed, errors: formErrors(error, fields) });
    return;
  }
  visit.goTo('/tafel/afwezig?gedaan=1');
}

const fields = {
  '/fromDate': { field: 'van', text: 'Vul de eerste dag in' },
  '/untilDate': { field: 'tot', text: 'Vul de laatste dag in, niet voor de eerste' },
} as const;

interface PageProps extends Entered {
  readonly visit: Visit;
  readonly absences: AnswerOf<'listAbsences'>['absences'];
}

function AbsencePage({ visit, typed, errors, absences }: PageProps) {
  const field = (id: string) => ({ id, value: typed.get(id), error: errorOf(errors, id) });
  return (
    <StaffLayout
      title="Afwezig"
      frame={visit.frame}
      at="Tafel"
      hasErrors={errors.length > 0}
      isNarrow
    >
      <Errors of={errors} title="De dagen kloppen nog niet" />
      {visit.query['gedaan'] === '1' && (
        <Notice
          tone="ok"
          role="status"
          title="Opgeslagen. Je achterwacht krijgt de uitnodigingen."
        />
      )}
      <KeptNotice visit={visit} />
      <Stack close>
        <P small>
          <Link href="/tafel">Terug naar de tafel</Link>
        </P>
        <H1>Ik ben er niet</H1>
      </Stack>
      <Form action="/tafel/afwezig" seal={visit.seal}>
        <KeptFields visit={visit} typed={typed} />
        <DateField {...field('van')} label="Eerste dag" />
        <DateField {...field('tot')} label="Laatste dag" />
        <Actions>
          <Button>Opslaan</Button>
        </Actions>
      </Form>
      <Section id="al" title="Al doorgegeven">
        {absences.length === 0 ? (
          <Empty title="Je bent er alle dagen.">Hier komen de dagen die je doorgeeft.</Empty>
        ) : (
          <Bullets
            items={absences.map(({ fromDate, untilDate }) =>
              fromDate === untilDate
                ? dutchDate(fromDate)
                : `${dutchDate(fromDate)} tot en met ${dutchDate(untilDate)}`,
            )}
          />
        )}
      </Section>
    </StaffLayout>
  );
}
