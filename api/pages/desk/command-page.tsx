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
  /** May read what it needs besides the case. */
  fields(props: CommandFormProps): Kids | Promise<Kids>;
  /** Absent: the fields bring their own. */
  readonly button?: string;
  /** More exact than the words that go with the code. */
  refusedWords?(code: string, props: CaseProps): string | undefined;
  /** Stands where the form would, when there is nothing to do and that is no trouble. */
  instead?(props: CaseProps): Kids;
  /** False for a step in between: then nothing is sent, and the form goes on with what was typed. */
  isComplete?(typed: Typed): boolean;
  /** What the page can see by itself; the rest is the API's. */
  check(typed: Typed, visit: Visit): readonly FieldError[];
  /** Where what the API finds wrong stands on the page. */
  readonly pointers: FieldsOf;
  send(visit: Visit, typed: Typed, idempotencyKey: string): Promise<Performed<Numbered>>;
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
  if (errors.length > 0 || page.isComplete?.(typed) === false) {
    await show(page, visit, { typed, errors });
    return;
  }
  try {
    const { body, wasThere } = await page.send(visit, typed, key);
    visit.goTo(savedAt(visit, body, wasThere));
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
  visit.show(<PageOf {...{ page, visit, of, typed, errors, refusal, fields }} />, status);
}

interface PageProps extends CommandFormProps {
  readonly page: CommandPage;
  readonly refusal: string | undefined;
  /** Undefined: there is nothing to fill in. */
  readonly fields: Kids | undefined;
}

function PageOf(props: PageProps) {
  const { page, visit, of, errors, refusal, fields } = props;
  const { title, at = 'Inwoners', events = [] } = page;
  const instead = fields === undefined ? page.instead?.({ visit, of }) : undefined;
  const words = refusal && page.refusedWords?.(refusal, { visit, of });
  const isRefused = refusal !== undefined && instead === undefined;
  return (
    <CaseFormPage
      {...{ visit, caseNumber: of.caseNumber, title, at, errors, isRefused }}
      heading={page.heading({ visit, of })}
      lead={page.lead?.({ visit, of })}
    >
      {isRefused && <RefusedNotice {...{ visit, of, refusal, events, words }} />}
      {fields === undefined ? (
        (instead ?? <BackToCase caseNumber={of.caseNumber} />)
      ) : (
        <CommandForm {...props} />
      )}
    </CaseFormPage>
  );
}

function CommandForm({ page, visit, typed, fields }: PageProps) {
  return (
    <Form action={addressOf(page, visit)} seal={visit.seal}>
      <KeptFields visit={visit} typed={typed} />
      {fields}
      {page.button !== undefined && (
        <Actions>
          <Button>{page.button}</Button>
        </Actions>
      )}
    </Form>
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

/** Why none of the page's commands can be given now. */
function refusalOf(page: CommandPage, visit: Visit, of: CaseDesk): string | undefined {
  const about = page.about === undefined ? undefined : visit.params[page.about];
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
