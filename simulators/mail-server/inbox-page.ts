import type { CalendarFacts, StoredMail } from './mail';

const ENTITIES: Readonly<Record<string, string>> = {
  '&': '&amp;',
  '<': '&lt;',
  '>': '&gt;',
  '"': '&quot;',
  "'": '&#39;',
};

const escape = (text: string): string =>
  text.replaceAll(/[&<>"']/g, (char) => ENTITIES[char] ?? '');

const moment = new Intl.DateTimeFormat('nl-NL', {
  dateStyle: 'full',
  timeStyle: 'short',
  timeZone: 'Europe/Amsterdam',
});

const written = (instant: string): string =>
  Number.isNaN(Date.parse(instant)) ? instant : moment.format(new Date(instant));

export const style = `
:root { color-scheme: light; }
body { font: 1rem/1.5 system-ui, sans-serif; color: #1a1a1a; background: #fff; margin: 0 auto; max-width: 60rem; padding: 1rem; }
a { color: #0b4f8a; } :focus-visible { outline: 3px solid #0b4f8a; outline-offset: 2px; }
table { border-collapse: collapse; width: 100%; } th, td { text-align: left; padding: .5rem; border-bottom: 1px solid #767676; vertical-align: top; overflow-wrap: anywhere; }
.text { white-space: pre-wrap; overflow-wrap: anywhere; border: 1px solid #767676; padding: 1rem; }
dt { font-weight: bold; } dd { margin: 0 0 .5rem; } select, button { font: inherit; padding: .25rem .5rem; min-height: 2.75rem; }
.skip { position: absolute; left: -100rem; } .skip:focus { position: static; }
`;

function page(title: string, main: string): string {
  return `<!doctype html>
<html lang="nl"><head><meta charset="utf-8"><meta name="viewport" content="width=device-width, initial-scale=1">
<title>${escape(title)} - Postbus van de demo</title><link rel="stylesheet" href="/style.css"></head>
<body><a class="skip" href="#inhoud">Naar de inhoud</a>
<header><p><a href="/">Postbus van de demo</a></p></header>
<main id="inhoud"><h1>${escape(title)}</h1>
${main}
</main></body></html>
`;
}

/** All mails, newest first, or those to one mailbox. */
export function listPage(mails: readonly StoredMail[], mailbox: string): string {
  const mailboxes = [...new Set(mails.flatMap(({ to }) => to))].sort();
  const shown = mails.filter(({ to }) => mailbox === '' || to.includes(mailbox)).toReversed();
  const options = mailboxes
    .map((name) => {
      const selected = name === mailbox ? ' selected' : '';
      return `<option value="${escape(name)}"${selected}>${escape(name)}</option>`;
    })
    .join('');
  const filter = `<form method="get" action="/"><label for="postbus">Postbus</label>
<select id="postbus" name="postbus"><option value="">Alle postbussen</option>${options}</select>
<button type="submit">Toon</button></form>`;
  const title = mailbox === '' ? 'Alle mail' : `Mail aan ${mailbox}`;
  return page(
    title,
    `${filter}\n${shown.length === 0 ? '<p>Er is geen mail.</p>' : tableOf(shown)}`,
  );
}

const LONGEST_LIST = 200;

function tableOf(mails: readonly StoredMail[]): string {
  const rows = mails
    .slice(0, LONGEST_LIST)
    .map(
      ({ n, at, to, subject }) =>
        `<tr><td><a href="/mail/${String(n)}">${escape(subject === '' ? '(geen onderwerp)' : subject)}</a></td><td>${escape(to.join(', '))}</td><td>${escape(written(at))}</td></tr>`,
    );
  const rest = mails.length - rows.length;
  const more = rest > 0 ? `<p>Nog ${String(rest)} oudere mails. Kies een postbus.</p>` : '';
  return `<table><caption>${String(mails.length)} mails, nieuwste boven</caption>
<thead><tr><th scope="col">Onderwerp</th><th scope="col">Aan</th><th scope="col">Ontvangen</th></tr></thead>
<tbody>${rows.join('\n')}</tbody></table>${more}`;
}

/** One mail: text with working links, and its calendar file as facts. */
export function mailPage(mail: StoredMail): string {
  const { from, to, at, text, calendar, subject } = mail;
  const facts = factList([
    ['Van', from],
    ['Aan', to.join(', ')],
    ['Ontvangen', written(at)],
  ]);
  const body = `${facts}\n<div class="text">${withLinks(text)}</div>`;
  const title = subject === '' ? '(geen onderwerp)' : subject;
  return page(title, calendar === undefined ? body : `${body}\n${calendarFacts(calendar)}`);
}

const METHODS: Readonly<Partial<Record<string, string>>> = {
  REQUEST: 'Uitnodiging',
  CANCEL: 'Afgezegd',
};

function calendarFacts(calendar: CalendarFacts): string {
  return `<h2>Agenda</h2>${factList([
    ['Soort', METHODS[calendar.method] ?? calendar.method],
    ['Afspraak', calendar.summary],
    ['Begint', written(calendar.start)],
    ['Eindigt', written(calendar.end)],
    ['Plaats', calendar.location],
    ['Versie', String(calendar.sequence)],
  ])}`;
}

const factList = (facts: readonly (readonly [string, string])[]): string =>
  `<dl>${facts.map(([name, value]) => `<dt>${escape(name)}</dt><dd>${escape(value)}</dd>`).join('')}</dl>`;

const withLinks = (text: string): string =>
  text
    .split(/(https?:\/\/[^\s<>"']+)/)
    .map((part, index) =>
      index % 2 === 0
        ? escape(part)
        : `<a href="${escape(part)}" rel="noopener noreferrer">${escape(part)}</a>`,
    )
    .join('');

export const missingPage = (): string => page('Niet gevonden', '<p>Deze pagina is er niet.</p>');
