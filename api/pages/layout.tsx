import type { ComponentChildren as Kids } from 'preact';
import { Link, Tel } from './parts/text';

export interface FrameProps {
  /** Kinds and numbers, never a name or a topic: it stays in the browser's history. */
  readonly title: string;
  readonly hasErrors?: boolean | undefined;
  /** Who the pages are for. */
  readonly audience?: string | undefined;
  /** Where the name of the hub leads to. */
  readonly home?: string | undefined;
  /** Who is signed in, and the way out. */
  readonly who?: Kids;
  readonly isNarrow: boolean;
  readonly menu?: Kids;
  /** Absent where a page goes to who knows whom to call. */
  readonly supportPhone?: string | undefined;
  readonly children: Kids;
}

const stylesheets = ['theme', 'components', 'desk'];

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
        {stylesheets.map((name) => (
          <link rel="stylesheet" href={`/assets/${name}.css`} />
        ))}
      </head>
      <body class="utrecht-document">
        <a class="utrecht-skip-link utrecht-skip-link--visible-on-focus" href="#inhoud">
          Naar de inhoud
        </a>
        <header class="ok-head">
          <div class={`${wrap} ok-row`}>
            <Brand {...{ audience, home: props.home }} />
            {menu}
            {props.who}
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

function Brand({ audience, home }: Pick<FrameProps, 'audience' | 'home'>) {
  const name = <>Op Koers{audience !== undefined && <small>{audience}</small>}</>;
  if (home === undefined) return <span class="ok-brand">{name}</span>;
  return (
    <a class="ok-brand" href={home}>
      {name}
    </a>
  );
}

type PartnerLayoutProps = Pick<
  FrameProps,
  'title' | 'hasErrors' | 'supportPhone' | 'menu' | 'children'
>;

export function PartnerLayout(props: PartnerLayoutProps) {
  return <Frame {...props} audience="voor partners" isNarrow />;
}

interface PolicyLayoutProps extends PartnerLayoutProps {
  /** Addresses of the report and of the earlier ones. */
  readonly links?: { readonly report: string; readonly editions: string } | undefined;
  readonly at?: 'report' | 'editions';
  /** Of who is signed in; the menu is then that of the person's role. */
  readonly frame?: StaffFrame | undefined;
}

export function PolicyLayout({ links, at, frame, ...props }: PolicyLayoutProps) {
  if (frame !== undefined) return <StaffLayout {...{ ...props, frame }} at="Signalen" />;
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
  return <Frame {...{ ...props, menu }} audience="beleidsgroep" isNarrow={false} />;
}

/** For professional and resident together: no menu, and nothing of other cases. */
export function CaseLayout(
  props: Pick<FrameProps, 'title' | 'hasErrors' | 'audience' | 'who' | 'children'>,
) {
  return <Frame {...props} isNarrow={false} />;
}

/** For who is not signed in, or is leaving. */
export function PlainLayout(
  props: Pick<FrameProps, 'title' | 'hasErrors' | 'supportPhone' | 'children'>,
) {
  return <Frame {...props} isNarrow />;
}

/** What every page for staff needs besides its own content. */
export interface StaffFrame {
  /** Of who is signed in. */
  readonly name: string;
  readonly menu: readonly MenuItem[];
  readonly supportPhone: string;
}

export interface MenuItem {
  readonly label: string;
  readonly href: string;
}

export interface StaffLayoutProps extends Pick<FrameProps, 'title' | 'hasErrors' | 'children'> {
  readonly frame: StaffFrame;
  /** The label of the menu that the page belongs to. */
  readonly at?: string | undefined;
  readonly isNarrow?: boolean | undefined;
}

/** For whoever signed in; the menu is that of the person's role. */
export function StaffLayout({ frame, at, isNarrow = false, ...props }: StaffLayoutProps) {
  const { menu: items, name, supportPhone } = frame;
  const menu = items.length > 0 && (
    <nav class="ok-nav" aria-label="Hoofdmenu">
      {items.map(({ label, href }) => (
        <a href={href} aria-current={label === at ? 'page' : undefined}>
          {label}
        </a>
      ))}
    </nav>
  );
  const who = (
    <div class="ok-who ok-small">
      {name} · <Link href="/uitloggen">Uitloggen</Link>
    </div>
  );
  const home = items[0]?.href ?? '/';
  return <Frame {...{ ...props, menu, who, home, supportPhone, isNarrow }} />;
}
