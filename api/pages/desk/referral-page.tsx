import { operations } from '../operations';
import { Badge } from '../parts/badge';
import { Choices } from '../parts/choices';
import { errorOf } from '../parts/errors';
import { Facts, type Fact } from '../parts/facts';
import { Select } from '../parts/select';
import { Tel } from '../parts/text';
import { capitalised, listed } from '../phrases';
import { dutchDay } from '../dutch-moment';
import type { CaseProps } from './case-view';
import { commandPage, type CommandFormProps } from './command-page';
import { DoingLinks } from './doing-links';
import { decidedAt } from './decided-notice';
import { colleagues } from './people';
import { crisisWords } from './refer-form';
import { acceptErrors, acceptanceOf, isStillIn } from './referral-form';
import { teamWords } from './words';

/** `/trajecten/{caseNumber}/aanmelding`: what was told, and who takes it up. */
export const referralPage = commandPage({
  below: 'aanmelding',
  title: 'Aanmelding beoordelen',
  at: 'Vandaag',
  commands: ['acceptReferral'],
  events: ['referralAccepted', 'referralRedirected'],
  heading: () => 'Aanmelding beoordelen',
  lead: (props) => <Told {...props} />,
  fields: (props) => <Fields {...props} />,
  button: 'Oppakken',
  check: acceptErrors,
  pointers: {},
  send: (visit, typed, idempotencyKey) =>
    visit.perform(operations.postReferralDecision, {
      ...{ params: visit.params, body: acceptanceOf(typed), idempotencyKey },
    }),
  after: (visit, typed, wasThere) =>
    isStillIn(typed, visit) ? undefined : decidedAt(visit, 'opgepakt', wasThere),
});

function Told(props: CaseProps) {
  const { of } = props;
  return (
    <>
      {of.urgency === 'crisis' && (
        <div>
          <Badge tone="late">Binnen drie dagen nodig</Badge>
        </div>
      )}
      <Facts of={[...resident(props), ...referrer(props), ...situation(props)]} />
      <DoingLinks of={of} names={['redirectReferral']} />
    </>
  );
}

function resident({ of: { person, isKnownToResident } }: CaseProps): readonly Fact[] {
  const reach = [person?.phone, person?.email].filter((way) => way !== undefined).join(', ');
  const knows = isKnownToResident === true ? 'Ja, en vindt het goed' : 'Nog niet';
  return [
    ['Wie', person?.name ?? 'Naam niet bekend'],
    ['Te bereiken via', reach === '' ? 'niet bekend' : reach],
    ...(isKnownToResident === undefined ? [] : [['Weet hiervan', knows] as const]),
  ];
}

/** To phone first, where the resident knows of nothing. */
function referrer({ visit: { directory }, of }: CaseProps): readonly Fact[] {
  const { by } = of.timeline.find(({ type }) => type === 'referralReceived') ?? {};
  const day: Fact = ['Aangemeld op', dutchDay(of.referredAt)];
  if (by === undefined) return [day];
  const phone = directory.phoneOf(by);
  const isFirst = of.isKnownToResident === false;
  const who = (
    <span>
      {directory.nameOf(by)}
      {phone !== undefined && ', '}
      {phone !== undefined && <Tel>{phone}</Tel>}
      {isFirst && '. Bel eerst deze collega.'}
    </span>
  );
  return [day, ['Aangemeld door', who]];
}

function situation({ visit, of: { words, crises = [], lifeDomains } }: CaseProps): readonly Fact[] {
  const waits = crises.map((kind) => crisisWords[kind].toLowerCase());
  const about = lifeDomains.map(({ lifeDomain }) => visit.labels.lifeDomain(lifeDomain));
  return [
    ['Wat er speelt', words.story ?? 'Deze tekst is er niet meer.'],
    ...(waits.length === 0 ? [] : [['Wat niet kan wachten', listed(waits)] as const]),
    ...(about.length === 0 ? [] : [['Waarover', listed(about)] as const]),
  ];
}

function Fields({ visit, of, typed, errors }: CommandFormProps) {
  const options = colleagues({ visit, of });
  return (
    <>
      <Choices
        id="tafel"
        legend="Welke tafel pakt dit op?"
        error={errorOf(errors, 'tafel')}
        options={(['adult', 'youth'] as const).map((team) => ({
          value: team,
          label: capitalised(teamWords[team]),
        }))}
        chosen={typed.get('tafel') ?? of.team}
      />
      <Select
        id="houder"
        label="Wie wordt casushouder?"
        error={errorOf(errors, 'houder')}
        options={[{ value: '', label: 'Kies een collega' }, ...options]}
        chosen={typed.get('houder')}
      />
      <Select
        id="achterwacht"
        label="Wie is achterwacht? (niet verplicht)"
        error={errorOf(errors, 'achterwacht')}
        options={[{ value: '', label: 'Nog niemand' }, ...options]}
        chosen={typed.get('achterwacht')}
      />
    </>
  );
}
