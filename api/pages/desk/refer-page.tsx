import { StaffLayout } from '../layout';
import { operations, type AnswerOf, type Performed } from '../operations';
import { Actions, Button } from '../parts/button';
import { Errors, type FieldError } from '../parts/errors';
import { Folded } from '../parts/folded';
import { Form } from '../parts/form';
import { H1, P, Stack } from '../parts/text';
import { KeptFields, KeptNotice } from './kept';
import type { DeskPage } from './page';
import { referralErrors, referralOf, unsaid } from './refer-form';
import { MoreQuestions, Questions } from './refer-questions';
import { ReferredNotice } from './referred-notice';
import type { Typed, Visit } from './visit';

/** `/aanmelden`: five questions, of which four need an answer; the rest is folded. */
export const referPage: DeskPage = {
  path: '/aanmelden',
  show: (visit) => {
    visit.show(<ReferPage visit={visit} typed={visit.kept ?? new Map()} />);
  },
  change: refer,
};

async function refer(visit: Visit, typed: Typed, idempotencyKey: string): Promise<void> {
  const body = referralOf(typed, visit.session.organisation);
  let errors = unsaid(typed);
  try {
    if (errors.length === 0) {
      visit.goTo(referredAt(await visit.perform(operations.postCase, { body, idempotencyKey })));
      return;
    }
  } catch (error) {
    errors = referralErrors(error);
  }
  visit.show(<ReferPage visit={visit} typed={typed} errors={errors} />, 400);
}

/** The page again, which says what became of it. */
function referredAt({
  status,
  wasThere,
  body: { caseNumber, referredAt: at = '' },
}: Performed<AnswerOf<'postCase'>>): string {
  const again: Record<string, string> = wasThere ? { weer: at } : {};
  const wait: Record<string, string> = status === 202 ? { wacht: '1' } : {};
  const query = new URLSearchParams({ gedaan: caseNumber, ...again, ...wait });
  return `/aanmelden?${query.toString()}`;
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
      <ReferredNotice visit={visit} />
      <KeptNotice visit={visit} />
      <Stack close>
        <H1>Inwoner aanmelden</H1>
        <P>Twijfel je of Op Koers past? Meld toch aan. Wij bellen je binnen drie werkdagen.</P>
      </Stack>
      <Form action="/aanmelden" seal={seal}>
        <KeptFields visit={visit} typed={typed} />
        <Questions typed={typed} errors={errors} />
        <Folded title="Meer vertellen (niet verplicht)">
          <MoreQuestions {...{ visit, typed, errors }} />
        </Folded>
        <Actions>
          <Button>Aanmelden</Button>
        </Actions>
      </Form>
    </StaffLayout>
  );
}
