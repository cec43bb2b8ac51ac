import type { Partner } from '../../domain/partner/partner';
import type { Policy, Team } from '../../domain/policy/policy';
import type { Subscriber } from '../../domain/report/subscriber';
import type { Members } from '../members';
import type { Processing, ProcessingActivity } from '../processing';
import * as words from './words';

interface Configuration {
  readonly processing: Processing;
  readonly policy: Policy;
  readonly partners: readonly Partner[];
  readonly members: Members;
  readonly subscribers: readonly Subscriber[];
}

/** The register of processing activities (AVG art. 30 lid 1) as Dutch Markdown; the same configuration gives the same text. */
export function composeRegister(configuration: Configuration): string {
  const { processing, policy, partners, subscribers, members } = configuration;
  return [
    `# Register van verwerkingsactiviteiten: Op Koers ${inLine(policy.municipality)}`,
    `Gemaakt uit de configuratie van de hub (beleidsinstellingen ${inLine(policy.version)}); wijzig de configuratie, niet deze tekst. Wat hier staat, is door de functionaris voor gegevensbescherming te bevestigen.`,
    '## Wie verantwoordelijk is',
    ...controllerOf(processing),
    '## Verwerkingen',
    ...processing.activities.flatMap(activityLines),
    '## Ontvangers',
    ...tablesOf(policy, members),
    ...partnersOf(partners),
    ...subscribersOf(subscribers),
    ...closing(policy),
  ].join('\n\n');
}

function controllerOf({ controller, privacyOfficer }: Processing): string[] {
  return [
    table(
      ['Rol', 'Wie', 'Bereikbaar via'],
      [
        ['Verwerkingsverantwoordelijke', controller.name, controller.mailbox],
        ['Functionaris voor gegevensbescherming', '', privacyOfficer.mailbox],
      ],
    ),
  ];
}

function activityLines(activity: ProcessingActivity): string[] {
  const { recipients, legalBasis, retention } = activity;
  const to = recipients.map((recipient) => words.recipientWords[recipient]);
  return [
    `### ${inLine(activity.name)}`,
    table(
      ['Onderdeel', 'Inhoud'],
      [
        ['Id en versie', `${activity.id}, ${activity.version}`],
        ['Doel', activity.purpose],
        ['Betrokkenen', listed(activity.dataSubjects.map((one) => words.subjectWords[one]))],
        ['Gegevens', listed(activity.categories.map((one) => words.categoryWords[one]))],
        ['Ontvangers', to.length === 0 ? 'geen' : to.join('; ')],
        ['Grondslag', legalBasis.join(' ')],
        ['Bewaren', retention.join(' ')],
      ],
    ),
  ];
}

function tablesOf({ tables }: Policy, members: Members): string[] {
  const teams: readonly Team[] = ['adult', 'youth'];
  const rows = teams.map((team) => {
    const { seats, onCall } = tables[team];
    return [words.teamWords[team], listed(seats.map(({ role }) => role)), listed(onCall)];
  });
  const count = Object.keys(members.members).length;
  return [
    '### De tafels',
    table(['Tafel', 'Functies', 'Op afroep'], rows),
    `Het ledenbestand bevat ${String(count)} codes met een zakelijk e-mailadres, en geen namen. De editie van het signalenrapport gaat naar ${members.policyGroup.email}.`,
  ];
}

function partnersOf(partners: readonly Partner[]): string[] {
  const rows = partners.map(({ id, name, protocol, categories, terms }) => [
    name,
    id,
    words.protocolWords[protocol],
    listed(categories.map((category) => words.categoryWords[category])),
    words.termInWords(terms.deletion),
  ]);
  return [
    '### Partners',
    'Wat een partner hoogstens kan krijgen. Per overdracht is het minder: alleen wat gevraagd is en wat de grondslag dekt.',
    table(['Partner', 'Code', 'Hoe', 'Gegevens', 'Verwijderen na intrekking binnen'], rows),
  ];
}

function subscribersOf(subscribers: readonly Subscriber[]): string[] {
  if (subscribers.length === 0) return ['### Afnemers van het signalenrapport', 'Geen.'];
  const rows = subscribers.map(({ id, name, webhook }) => [name, id, new URL(webhook.url).host]);
  return ['### Afnemers van het signalenrapport', table(['Afnemer', 'Code', 'Server'], rows)];
}

function closing({ report }: Policy): string[] {
  return [
    '## Doorgifte buiten de EER',
    'De hub geeft zelf niets door buiten de EER. Waar de servers staan van partners, mailserver, database en Temporal, ziet de hub niet: dat vult de gemeente aan.',
    '## Beveiliging',
    `Zie docs/security.md: per bedreiging en per maatregel de toets die haar aantoont. In het signalenrapport verschijnt geen aantal onder ${String(report.threshold)}.`,
    '',
  ];
}

function table(head: readonly string[], rows: readonly (readonly string[])[]): string {
  const line = (cells: readonly string[]) => `| ${cells.map(inLine).join(' | ')} |`;
  return [line(head), line(head.map(() => '---')), ...rows.map(line)].join('\n');
}

/** A name from a file may hold what Markdown reads as a cell, a tag or a new line. */
function inLine(text: string): string {
  return text
    .replace(/\s+/gu, ' ')
    .replace(/[|<>[\]`*_\\]/gu, (sign) => `&#${String(sign.codePointAt(0))};`);
}

function listed(items: readonly string[]): string {
  return items.join(', ');
}
