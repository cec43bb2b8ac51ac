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
  fields(props: CommandFormProps): Kids;
  readonly button: string;
  /** Shows the form once more instead of giving the command: a press in between, or a case that moved on. */
  again?(typed: Typed, of: CaseDesk): Again | undefined;
  /** What the page can see by itself; the rest is the API's. */
  check(typed: Typed, visit: Visit): readonly FieldError[];
  /** Where what the API finds wrong stands on the page. */
  readonly pointers: FieldsOf | ((typed: Typed) => FieldsOf);
  send(visit: Visit, typed: Typed, idempotencyKey: string): Promise<Performed<Numbered>>;
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
    visit.goTo(savedAt(visit, body, wasThere));
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
export function savedAt({ params }: Visit, { sequence }: Numbered, wasThere: boolean): string {
  const again = wasThere ? '&weer=1' : '';
  return `${caseAt(params['caseNumber'] ?? '')}?naar=${String(sequence)}${again}`;
}

/** The page with its form as it stands. */
export async function showCommand(page: CommandPage, visit: Visit, shown: Shown): Promise<void> {
  const of = await deskOf(visit);
  const { errors = [], refused } = shown;
  const status = errors.length > 0 ? 400 : (refused?.status ?? 200);
  visit.show(<PageOf {...{ page, visit, of, shown }} />, status);
}

interface PageProps extends CaseProps {
  readonly page: CommandPage;
  readonly shown: Shown;
}

function PageOf({ page, visit, of, shown }: PageProps) {
  const { title, at = 'Inwoners', events = [] } = page;
  const { typed, errors = [], notice } = shown;
  const { caseNumber } = of;
  const refusal = shown.refused?.code ?? refusalOf(page, visit, of);
  // What was typed stays in sight, whatever happened meanwhile.
  const hasForm = refusal === undefined || typed.size > 0;
  return (
    <CaseFormPage
      {...{ visit, caseNumber, title, at, errors }}
      isRefused={refusal !== undefined}
      heading={page.heading({ visit, of })}
      lead={page.lead?.({ visit, of })}
    >
      <Told notice={notice} />
      {refusal !== undefined && <RefusedNotice {...{ visit, of, refusal, events }} />}
      {hasForm ? (
        <CommandForm {...{ page, visit, of, typed, errors }} />
      ) : (
        <BackToCase caseNumber={caseNumber} />
      )}
    </CaseFormPage>
  );
}

function Told({ notice }: { readonly notice: string | undefined }) {
  return notice === undefined ? null : <Notice role="status" title={notice} />;
}

function CommandForm({ page, ...props }: CommandFormProps & Pick<PageProps, 'page'>) {
  const { visit, typed } = props;
  return (
    <Form action={addressOf(page, visit)} seal={visit.seal}>
      <KeptFields visit={visit} typed={typed} />
      {page.fields(props)}
      <Actions>
        <Button>{page.button}</Button>
      </Actions>
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
