import type { IncomingMessage, ServerResponse } from 'node:http';
import type { Provider } from 'oidc-provider';
import type { Role } from '../domain/access/role';
import { devMembers } from './dev-members';

export type NameOf = (code: string) => string;

const roleWords: Readonly<Record<Role, string>> = {
  professional: 'Professional',
  'project-leader': 'Projectleider',
  'policy-group': 'Beleidsgroep',
  operator: 'Beheerder',
  'privacy-officer': 'Privacy officer',
  partner: 'Partner',
};

const people = Object.entries(devMembers).filter(([, { role }]) => role !== 'partner');

export function choosingPath(uid: string): string {
  return `/wie/${uid}`;
}

/** Instead of a password: a page of made-up people. Who is named by `login_hint` gets in without it. */
export function choosing(provider: Provider, nameOf: NameOf) {
  return async (request: IncomingMessage, response: ServerResponse): Promise<void> => {
    try {
      const { params } = await provider.interactionDetails(request, response);
      const chosen = chosenIn(request) ?? params['login_hint'];
      if (typeof chosen !== 'string' || !people.some(([code]) => code === chosen)) {
        send(response, 200, pageOf(request.url?.split('?')[0] ?? '', nameOf));
        return;
      }
      // Not remembered: the next one to sign in may be somebody else.
      const login = { accountId: chosen, remember: false };
      await provider.interactionFinished(request, response, { login });
    } catch {
      send(response, 400, '<!doctype html><title>Te laat</title><p>Begin opnieuw bij de hub.');
    }
  };
}

function chosenIn({ method, url = '' }: IncomingMessage): string | undefined {
  if (method !== 'POST') return undefined;
  return new URL(url, 'http://issuer.invalid').searchParams.get('lid') ?? undefined;
}

function pageOf(path: string, nameOf: NameOf): string {
  const choices = people.map(
    ([code, { role, organisation }]) =>
      `<li><form method="post" action="${path}?lid=${code}"><button>${nameOf(code)}</button> ${roleWords[role]}, ${organisation} (${code})</form></li>`,
  );
  return `<!doctype html>
<html lang="nl">
<head><meta charset="utf-8"><meta name="viewport" content="width=device-width"><title>Wie ben je?</title></head>
<body>
<main>
<h1>Wie ben je?</h1>
<p>Dit is de inlog voor ontwikkeling. Alle mensen zijn verzonnen.</p>
<ul>
${choices.join('\n')}
</ul>
</main>
</body>
</html>
`;
}

function send(response: ServerResponse, status: number, html: string): void {
  response.writeHead(status, { 'Content-Type': 'text/html; charset=utf-8' }).end(html);
}
