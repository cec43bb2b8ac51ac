import type { ComponentChildren as Kids } from 'preact';
import type { CommandName } from '../../../domain/case/commands';
import type { Problem } from '../../problem';
import { formErrors, type FieldsOf } from '../form-errors';
import { operations, type Performed } from '../operations';
import { Actions, Button, LinkButton } from '../parts/button';
import type { FieldError } from '../parts/errors';
import { Form } from '../parts/form';
import { Notice } from '../parts/notice';
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
  /** Shows the form once more instead of giving the command: a press in between, or a case that moved on. */
  again?(typed: Typed, of: CaseDesk): Again | undefined;
  /** What the page can see by itself; the rest is the API's. */
  check(typed: Typed, visit: Visit): readonly FieldError[];
  /** Where what the API finds wrong stands on the page. */
  readonly pointers: FieldsOf | ((typed: Typed) => FieldsOf);
  send(visit: Visit, typed: Typed, idempotencyKey: string): Promise<Performed<Numbered>>;
  /** Where it goes on when that is not the page of the case. */
  after?(visit: Visit, typed: Typed, wasThere: boolean): string | undefined;
}

/** What stands in the form then, and what to say of it. */
export interface Again {
  readonly typed: Typed;
  readonly notice?: string;
}

interface Numbered {
  readonly sequence: number;
}

/** Shows the form, gives the command, and goes back to the case, where the effect is seen. */
export function commandPage(page: CommandPage): DeskPage {
  return {
    path: `/trajecten/:caseNumber/${page.below}`,
    show: (visit) => showCommand(page, visit, { typed: visit.kept ?? new Map() }),
    change: (visit, typed, key) => change(page, visit, typed, key),
  };
}

interface Shown extends Again {
  readonly errors?: readonly FieldError[];
  readonly refused?: Pick<Problem, 'code' | 'status'>;
}

async function change(page: CommandPage, visit: Visit, typed: Typed, key: string): Promise<void> {
  const again = page.again?.(typed, await deskOf(visit));
  if (again !== undefined) {
    await showCommand(page, visit, again);
    return;
  }
  const errors = page.check(typed, visit);
  if (errors.length > 0) {
    await showCommand(page, visit, { typed, errors });
    return;
  }
  try {
    const { body, wasThere } = await page.send(visit, typed, key);
    visit.goTo(page.after?.(visit, typed, wasThere) ?? savedAt(visit, body, wasThere));
  } catch (error) {
    const refused = refusalIn(error);
    if (refused !== undefined) await showCommand(page, visit, { typed, refused });
    else
      await showCommand(page, visit, { typed, errors: formErrors(error, fieldsOf(page, typed)) });
  }
}

function fieldsOf({ pointers }: CommandPage, typed: Typed): FieldsOf {
  return typeof pointers === 'function' ? pointers(typed) : pointers;
}

export async function deskOf({ params, perform }: Visit): Promise<CaseDesk> {
  const { caseNumber = '' } = params;
  return (await perform(operations.getCaseDesk, { params: { caseNumber } })).body;
}

/** The page of the case, which waits until it has this and says that it is stored. */
function savedAt({ params }: Visit, { sequence }: Numbered, wasThere: boolean): string {
  const again = wasThere ? '&weer=1' : '';
  return `${caseAt(params['caseNumber'] ?? '')}?naar=${String(sequence)}${again}`;
}

/** The page with its form as it stands. */
export async function showCommand(page: CommandPage, visit: Visit, shown: Shown): Promise<void> {
  const of = await deskOf(visit);
  const { typed, errors = [], notice, refused } = shown;
  const refusal = refused?.code ?? refusalOf(page, visit, of);
  // What was typed stays in sight, whatever happened meanwhile.
  const hasForm = refusal === undefined || typed.size > 0;
  const fields = hasForm ? await page.fields({ visit, of, typed, errors }) : undefined;
  const status = errors.length > 0 ? 400 : (refused?.status ?? 200);
  visit.show(<PageOf {...{ page, visit, of, typed, errors, notice, refusal, fields }} />, status);
}

interface PageProps extends CommandFormProps {
  readonly page: CommandPage;
  readonly notice: string | undefined;
  readonly refusal: string | undefined;
  /** Undefined: there is nothing to fill in. */
  readonly fields: Kids | undefined;
}

function PageOf(props: PageProps) {
  const { page, visit, of, errors, notice, refusal, fields } = props;
  const { title, at = 'Inwoners' } = page;
  const instead = fields === undefined ? page.instead?.({ visit, of }) : undefined;
  const isRefused = refusal !== undefined && instead === undefined;
  return (
    <CaseFormPage
      {...{ visit, caseNumber: of.caseNumber, title, at, errors, isRefused }}
      heading={page.heading({ visit, of })}
      lead={page.lead?.({ visit, of })}
      isRefused={refusal !== undefined}
    >
      {notice !== undefined && <Notice role="status" title={notice} />}
      {fields === undefined ? (
        (instead ?? <NotNow {...props} />)
      ) : (
        <>
          <Refused {...props} />
          <CommandForm {...props} />
        </>
      )}
    </CaseFormPage>
  );
}

function Refused({ page, visit, of, refusal }: PageProps) {
  if (refusal === undefined) return null;
  const words = page.refusedWords?.(refusal, { visit, of });
  const { events = [] } = page;
  return <RefusedNotice {...{ visit, of, refusal, events, words, about: aboutOf(page, visit) }} />;
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

function NotNow(props: PageProps) {
  return (
    <>
      <Refused {...props} />
      <P>Kijk op de pagina van het traject hoe het ervoor staat.</P>
      <Actions>
        <LinkButton kind="primary-action" href={caseAt(props.of.caseNumber)}>
          Naar het traject
        </LinkButton>
      </Actions>
    </>
  );
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

function aboutOf({ about }: CommandPage, { params }: Visit): string | undefined {
  return about === undefined ? undefined : params[about];
}

function addressOf({ below }: CommandPage, { params }: Visit): string {
  const filled = below.replaceAll(/:(\w+)/g, (_whole, name: string) =>
    encodeURIComponent(params[name] ?? ''),
  );
  return `${caseAt(params['caseNumber'] ?? '')}/${filled}`;
}
