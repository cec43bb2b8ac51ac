import type { ComponentChildren as Kids } from 'preact';
import type { CommandName } from '../../../domain/case/commands';
import type { Problem } from '../../problem';
import { formErrors, type FieldsOf } from '../form-errors';
import { operations, type Performed } from '../operations';
import { Actions, Button, LinkButton } from '../parts/button';
import type { FieldError } from '../parts/errors';
import { Form } from '../parts/form';
import { P } from '../parts/text';
import { caseAt } from './addresses';
import { CaseFormPage } from './case-form-page';
import type { CaseDesk, CaseProps } from './case-view';
import { KeptFields } from './kept';
import type { DeskPage } from './page';
import { RefusedNotice, refusalIn } from './refused-notice';
import type { Typed, Visit } from './visit';

export interface CommandFormProps extends CaseProps {
  readonly typed: Typed;
  readonly errors: readonly FieldError[];
}

/** A page on which one command is given, or one of a few. */
export interface CommandPage {
  /** Below the page of the case, in the form of the router: `stap/:actionId`. */
  readonly below: string;
  /** Of the window: kinds, never names. */
  readonly title: string;
  readonly at?: 'Vandaag' | 'Inwoners';
  /** Without one of these there is no form. */
  readonly commands: readonly CommandName[];
  /** The parameter of the address that says what it is about. */
  readonly about?: string;
  /** Events by which somebody else may have been first. */
  readonly events?: readonly string[];
  heading(props: CaseProps): string;
  lead?(props: CaseProps): Kids;
  /** May look up what the form needs besides the case. */
  fields(props: CommandFormProps): Kids | Promise<Kids>;
  readonly button: string;
  /** What the page can see by itself; the rest is the API's. */
  check(typed: Typed, visit: Visit): readonly FieldError[];
  /** Where what the API finds wrong stands on the page. */
  readonly pointers: FieldsOf;
  send(visit: Visit, typed: Typed, idempotencyKey: string): Promise<Performed<Numbered>>;
  /** Where it goes on when that is not the page of the case. */
  after?(visit: Visit, typed: Typed, wasThere: boolean): string | undefined;
}

interface Numbered {
  readonly sequence: number;
}

/** Shows the form, gives the command, and goes back to the case, where the effect is seen. */
export function commandPage(page: CommandPage): DeskPage {
  return {
    path: `/trajecten/:caseNumber/${page.below}`,
    show: (visit) => show(page, visit, { typed: visit.kept ?? new Map() }),
    change: (visit, typed, key) => change(page, visit, typed, key),
  };
}

interface Shown {
  readonly typed: Typed;
  readonly errors?: readonly FieldError[];
  readonly refused?: Problem;
}

async function change(page: CommandPage, visit: Visit, typed: Typed, key: string): Promise<void> {
  const errors = page.check(typed, visit);
  if (errors.length > 0) {
    await show(page, visit, { typed, errors });
    return;
  }
  try {
    const { body, wasThere } = await page.send(visit, typed, key);
    visit.goTo(page.after?.(visit, typed, wasThere) ?? savedAt(visit, body, wasThere));
  } catch (error) {
    const refused = refusalIn(error);
    if (refused !== undefined) await show(page, visit, { typed, refused });
    else await show(page, visit, { typed, errors: formErrors(error, page.pointers) });
  }
}

/** The page of the case, which waits until it has this and says that it is stored. */
export function savedAt({ params }: Visit, { sequence }: Numbered, wasThere: boolean): string {
  const again = wasThere ? '&weer=1' : '';
  return `${caseAt(params['caseNumber'] ?? '')}?naar=${String(sequence)}${again}`;
}

async function show(page: CommandPage, visit: Visit, shown: Shown): Promise<void> {
  const { caseNumber = '' } = visit.params;
  const { body: of } = await visit.perform(operations.getCaseDesk, { params: { caseNumber } });
  const { typed, errors = [], refused } = shown;
  const refusal = refused?.code ?? refusalOf(page, visit, of);
  // What was typed stays in sight, whatever happened meanwhile.
  const hasForm = refusal === undefined || refused !== undefined;
  const fields = hasForm ? await page.fields({ visit, of, typed, errors }) : undefined;
  const status = errors.length > 0 ? 400 : (refused?.status ?? 200);
  visit.show(<PageOf {...{ page, visit, of, shown, refusal, fields }} />, status);
}

interface PageProps extends CaseProps {
  readonly page: CommandPage;
  readonly shown: Shown;
  readonly refusal: string | undefined;
  /** Absent where there is no form. */
  readonly fields: Kids | undefined;
}

function PageOf({ page, visit, of, shown, refusal, fields }: PageProps) {
  const { title, at = 'Inwoners', events = [] } = page;
  const { typed, errors = [] } = shown;
  const { caseNumber } = of;
  return (
    <CaseFormPage
      {...{ visit, caseNumber, title, at, errors }}
      heading={page.heading({ visit, of })}
      lead={page.lead?.({ visit, of })}
      isRefused={refusal !== undefined}
    >
      {refusal !== undefined && (
        <RefusedNotice {...{ visit, of, refusal, events }} about={aboutOf(page, visit)} />
      )}
      {fields !== undefined ? (
        <Form action={addressOf(page, visit)} seal={visit.seal}>
          <KeptFields visit={visit} typed={typed} />
          {fields}
          <Actions>
            <Button>{page.button}</Button>
          </Actions>
        </Form>
      ) : (
        <BackToCase caseNumber={caseNumber} />
      )}
    </CaseFormPage>
  );
}

function BackToCase({ caseNumber }: { readonly caseNumber: string }) {
  return (
    <>
      <P>Kijk op de pagina van het traject hoe het ervoor staat.</P>
      <Actions>
        <LinkButton kind="primary-action" href={caseAt(caseNumber)}>
          Naar het traject
        </LinkButton>
      </Actions>
    </>
  );
}

function aboutOf({ about }: CommandPage, { params }: Visit): string | undefined {
  return about === undefined ? undefined : params[about];
}

/** Why none of the page's commands can be given now. */
function refusalOf(page: CommandPage, visit: Visit, of: CaseDesk): string | undefined {
  const about = aboutOf(page, visit);
  const found = of.commands.filter(
    (command) =>
      page.commands.some((name) => name === command.name) &&
      (about === undefined || command.about === about),
  );
  if (found.some(({ refusal }) => refusal === undefined)) return undefined;
  return found[0]?.refusal ?? 'NOT_THERE';
}

function addressOf({ below }: CommandPage, { params }: Visit): string {
  const filled = below.replaceAll(/:(\w+)/g, (_whole, name: string) =>
    encodeURIComponent(params[name] ?? ''),
  );
  return `${caseAt(params['caseNumber'] ?? '')}/${filled}`;
}
