import type { ComponentChildren as Kids } from 'preact';
import { Tel } from './parts/text';

interface PartnerLayoutProps {
  /** Kinds and numbers, never a name or a topic: it stays in the browser's history. */
  readonly title: string;
  readonly hasErrors?: boolean;
  readonly supportPhone: string;
  readonly children: Kids;
}

const stylesheets = ['theme', 'components', 'desk'];

export function PartnerLayout({ title, hasErrors, supportPhone, children }: PartnerLayoutProps) {
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
          <div class="ok-wrap ok-narrow ok-row">
            <span class="ok-brand">
              Op Koers<small>voor partners</small>
            </span>
          </div>
        </header>
        <main class="ok-main ok-wrap ok-narrow ok-stack" id="inhoud" tabIndex={-1}>
          {children}
        </main>
        <footer class="ok-foot">
          <div class="ok-wrap ok-narrow ok-row">
            <span>
              Vragen? Bel de projectondersteuner van Op Koers: <Tel>{supportPhone}</Tel>
            </span>
          </div>
        </footer>
      </body>
    </html>
  );
}
