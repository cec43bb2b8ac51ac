import { operations } from '../operations';
import { Badge } from '../parts/badge';
import { Choices } from '../parts/choices';
import { errorOf } from '../parts/errors';
import { Facts, type Fact } from '../parts/facts';
import { Select } from '../parts/select';
import { capitalised, listed } from '../phrases';
import { dutchDay } from '../dutch-moment';
import type { CaseDesk, CaseProps } from './case-view';
import { commandPage, type CommandFormProps } from './command-page';
import { DoingLinks } from './doing-links';
import { decidedAt } from './decided-notice';
import { colleagues } from './people';
import { Phone } from './phone';
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

function Told({ visit, of }: CaseProps) {
  const { person, words, urgency, crises = [], lifeDomains, referredAt } = of;
  const reach = [person?.phone, person?.email].filter((way) => way !== undefined).join(', ');
  const about = lifeDomains.map(({ lifeDomain }) => visit.labels.lifeDomain(lifeDomain));
  return (
    <>
      {urgency === 'crisis' && (
        <div>
          <Badge tone="late">Binnen drie dagen nodig</Badge>
        </div>
      )}
      <Facts
        of={[
          ['Wie', person?.name ?? 'Naam niet bekend'],
          ['Te bereiken via', reach === '' ? 'niet bekend' : reach],
          ['Aangemeld op', dutchDay(referredAt)],
          ...referrer({ visit, of }),
          ['Wat er speelt', words.story ?? 'Deze tekst is er niet meer.'],
          ...(crises.length === 0
            ? []
            : [['Wat niet kan wachten', listed(crises.map((kind) => crisisWords[kind]))] as const]),
          ...knowing(of),
          ...(about.length === 0 ? [] : [['Waarover', listed(about)] as const]),
        ]}
      />
      <DoingLinks of={of} names={['redirectReferral']} />
    </>
  );
}

/** Whoever referred can be phoned; a colleague is in the directory. */
function referrer({ visit: { directory }, of }: CaseProps): readonly Fact[] {
  const { by } = of.timeline.find(({ type }) => type === 'referralReceived') ?? {};
  if (by === undefined) return [];
  const phone = directory.phoneOf(by);
  const words = phone === undefined ? null : <Phone written={phone} />;
  return [
    [
      'Aangemeld door',
      <span>
        {directory.nameOf(by)}
        {words !== null && ', '}
        {words}
      </span>,
    ],
  ];
}

function knowing({ isKnownToResident }: CaseDesk): readonly Fact[] {
  if (isKnownToResident === undefined) return [];
  const words = isKnownToResident ? 'Ja, en vindt het goed' : 'Nog niet. Bel eerst wie aanmeldde.';
  return [['Weet de inwoner dit', words]];
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
