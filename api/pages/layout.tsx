import type { ComponentChildren as Kids } from 'preact';
import { Tel } from './parts/text';

export interface FrameProps {
  /** Kinds and numbers, never a name or a topic: it stays in the browser's history. */
  readonly title: string;
  readonly hasErrors?: boolean | undefined;
  /** Who the pages are for. */
  readonly audience: string;
  readonly isNarrow: boolean;
  readonly menu?: Kids;
  readonly stylesheets: readonly string[];
  /** Absent where a page goes to who knows whom to call. */
  readonly supportPhone?: string | undefined;
  readonly children: Kids;
}

export const stylesheets = ['theme', 'components', 'desk', 'parts'];
const reportStylesheets = [...stylesheets, 'tables', 'report'];
const caseStylesheets = [...stylesheets, 'tables', 'evaluation'];

export function Frame(props: FrameProps) {
  const { title, hasErrors, audience, isNarrow, menu, supportPhone, children } = props;
  const wrap = isNarrow ? 'ok-wrap ok-narrow' : 'ok-wrap';
  return (
    <html lang="nl" class="voorbeeld-theme utrecht-root ok">
      <head>
        <meta charSet="utf-8" />
        <meta name="viewport" content="width=device-width, initial-scale=1" />
        <meta name="robots" content="noindex" />
        <meta name="referrer" content="no-referrer" />
        <title>{`${hasErrors === true ? 'Fout: ' : ''}${title} – Op Koers`}</title>
        {props.stylesheets.map((name) => (
          <link rel="stylesheet" href={`/assets/${name}.css`} />
        ))}
      </head>
      <body class="utrecht-document">
        <a class="utrecht-skip-link utrecht-skip-link--visible-on-focus" href="#inhoud">
          Naar de inhoud
        </a>
        <header class="ok-head">
          <div class={`${wrap} ok-row`}>
            <span class="ok-brand">
              Op Koers<small>{audience}</small>
            </span>
            {menu}
          </div>
        </header>
        <main class={`ok-main ${wrap} ok-stack`} id="inhoud" tabIndex={-1}>
          {children}
        </main>
        <footer class="ok-foot">
          <div class={`${wrap} ok-row`}>
            {supportPhone === undefined ? (
              <span>Op Koers</span>
            ) : (
              <span>
                Vragen? Bel de projectondersteuner van Op Koers: <Tel>{supportPhone}</Tel>
              </span>
            )}
          </div>
        </footer>
      </body>
    </html>
  );
}

type PartnerLayoutProps = Pick<FrameProps, 'title' | 'hasErrors' | 'supportPhone' | 'children'>;

export function PartnerLayout(props: PartnerLayoutProps) {
  return <Frame {...props} stylesheets={stylesheets} audience="voor partners" isNarrow />;
}

interface PolicyLayoutProps extends PartnerLayoutProps {
  /** Addresses of the report and of the earlier ones. */
  readonly links?: { readonly report: string; readonly editions: string } | undefined;
  readonly at?: 'report' | 'editions';
}

export function PolicyLayout({ links, at, ...props }: PolicyLayoutProps) {
  const current = (item: 'report' | 'editions') => (item === at ? 'page' : undefined);
  const menu = links !== undefined && (
    <nav class="ok-nav" aria-label="Hoofdmenu">
      <a href={links.report} aria-current={current('report')}>
        Rapport
      </a>
      <a href={links.editions} aria-current={current('editions')}>
        Eerdere rapporten
      </a>
    </nav>
  );
  return (
    <Frame
      {...{ ...props, menu, stylesheets: reportStylesheets }}
      audience="beleidsgroep"
      isNarrow={false}
    />
  );
}

/** For professional and resident together: no menu, and nothing of other cases. */
export function CaseLayout(props: Pick<FrameProps, 'title' | 'audience' | 'children'>) {
  return <Frame {...props} stylesheets={caseStylesheets} isNarrow={false} />;
}
