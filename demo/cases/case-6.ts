import { costOf, hours, worth } from '../effects-steps';
import { consent, handOff, untilHandoff, untilReceipt, withdrawConsent } from '../handoff-steps';
import { action, agreePlan, callBack, complete } from '../plan-steps';
import type { CaseScript } from '../script';
import * as step from '../steps';

const lifeDomains = [
  ...['work', 'education', 'income', 'debts', 'social-contacts', 'mental-health'],
];
const table = ['resident', 'network', 'work-coach', 'social-team', 'income-and-debts', 'welfare'];
const goals = { g1: 'Inkomen en overzicht.', g2: 'Mensen leren kennen.', g3: 'Werk.' };

/** Self-confidence, out of isolation: twenty years old, at the adults' table, and faster than his own plan. */
export const case6: CaseScript = {
  number: 6,
  title: 'Self-confidence, out of isolation',
  resident: 'Sami Sprookje',
  referral: {
    as: 'st-01',
    body: {
      source: 'social-team',
      team: 'adult',
      lifeDomains,
      story:
        'Sami is twintig en kwam alleen naar Nederland. Zijn hoofd zit vol en hij ziet bijna niemand. Door een oogoperatie miste hij te veel lessen. In huis blijven klussen liggen. Zijn pleeggezin denkt nog met hem mee.',
      person: { name: 'Sami Sprookje', birthDate: '2006-06-06' },
    },
  },
  ends: {
    stage: 'closed',
    outcome: 'breakthrough',
    handoffs: { wil: 'completed', enter: 'completed', schuldhulpmaatje: 'cancelled' },
  },
  steps: [
    step.accept('st-02', { team: 'adult', caseHolder: 'st-01', backup: 'st-02' }),
    step.intake('st-01', {
      lifeDomains,
      firstPriority: 'income',
      solution: 'Eerst geld om van te leven, dan onder de mensen komen.',
      successCriterion: 'Als ik mijn week zelf kan vullen.',
      wantedAtTable: ['network', 'enter'],
    }),
    step.heldSession('st-01', {
      kind: 'first',
      attendees: [...table, 'enter'],
      says: 'his foster parents sit beside him',
      summary: 'We maakten een lijst van wat er ligt. U koos zelf wat het eerst moet.',
    }),
    consent('st-01', 'one form for WIL, Enter and the debt buddy', {
      wil: ['identity', 'contact', 'income'],
      enter: ['identity', 'contact', 'social-contacts'],
      schuldhulpmaatje: ['identity', 'contact', 'debts'],
    }),
    agreePlan('st-01', {
      says: 'five small things at the same time',
      goals,
      actions: [
        action('a1', 'wil', 'Behandelt de aanvraag voor een uitkering.', {
          goalId: 'g1',
          lifeDomain: 'income',
          days: 14,
        }),
        action('a2', 'resident', 'Ik begin met de inburgeringscursus.', {
          goalId: 'g3',
          lifeDomain: 'education',
        }),
        action('a3', 'van-houten-co', 'Stuurt de klussendienst langs.', { goalId: 'g1' }),
        action('a4', 'van-houten-co', 'Regelt zwemles.', {
          goalId: 'g2',
          lifeDomain: 'social-contacts',
        }),
      ],
    }),
    handOff('st-01', 'a1', 'wil', {
      says: 'money to live on comes first',
      question: 'Wilt u de aanvraag voor een uitkering behandelen?',
      kind: 'application',
      categories: ['identity', 'contact', 'income'],
      details: { income: 'Heeft geen inkomen en kan brieven slecht lezen.' },
    }),
    complete('vh-01', 'a3', 'the handyman has been', 'Lamp, kraan en gordijnrail klaar.'),
    callBack('st-01', {
      soort: 'Telefoon',
      dagdeel: 'Middag',
      outcome: 'follow-up-wanted',
      note: 'Brieven over de uitkering kan hij nu slecht lezen.',
    }),
    step.signal('st-01', {
      theme: 'letters-not-understood',
      window: 'resident',
      organisations: ['wil'],
      says: 'small print after an eye operation',
      text: 'Brieven zijn te klein en te moeilijk voor wie slecht ziet en Nederlands leert.',
    }),
    untilHandoff('wil', 'completed', 'benefit granted'),
    step.changeTeam('st-01', {
      caseHolder: 'st-01',
      backup: 'st-02',
      members: ['wc-02', 'vh-01'],
      says: 'changes the team: work coach wc-02 joins',
    }),
    step.heldSession('st-01', {
      kind: 'follow-up',
      invitees: ['enter'],
      attendees: [...table, 'enter'],
      says: 'Enter invites him, the swimming has begun',
      summary: 'U zwemt elke week. Bij Enter is op vrijdag iedereen welkom.',
    }),
    agreePlan('st-01', {
      says: 'money first, then work: that was the order we thought of',
      goals,
      actions: [
        action('a2', 'resident', 'Ik doe examen.', { goalId: 'g3', lifeDomain: 'education' }),
        action('a5', 'enter', 'Haalt Sami de eerste vrijdag op.', {
          goalId: 'g2',
          lifeDomain: 'social-contacts',
        }),
        action('a6', 'schuldhulpmaatje', 'Kijkt met hem naar zijn geld.', {
          goalId: 'g1',
          lifeDomain: 'debts',
          days: 21,
        }),
        action('a7', 'work-coach', 'Zoekt met Sami naar werk.', {
          goalId: 'g3',
          dependsOn: ['a2', 'a6'],
          lifeDomain: 'work',
        }),
      ],
    }),
    handOff('st-01', 'a5', 'enter', {
      says: 'the first Friday',
      question: 'Wie haalt hem de eerste vrijdag op?',
      categories: ['identity', 'contact', 'social-contacts'],
      details: { 'social-contacts': 'Ziet bijna niemand; zwemt nu elke week.' },
    }),
    handOff('st-01', 'a6', 'schuldhulpmaatje', {
      says: 'a look at his money',
      question: 'Wie kijkt een paar keer met hem mee?',
      categories: ['identity', 'contact', 'debts'],
      details: { debts: 'Wil overzicht; er zijn kleine achterstanden.' },
    }),
    complete('st-01', 'a2', 'passed, much sooner than planned', 'In één keer geslaagd.'),
    callBack('st-01', { soort: 'Telefoon', dagdeel: 'Avond', note: 'Was bij Enter.' }),
    callBack('st-01', {
      soort: 'Telefoon',
      dagdeel: 'Ochtend',
      outcome: 'follow-up-wanted',
      note: 'Hij heeft nieuws en wil het zelf vertellen.',
    }),
    complete(
      'wc-02',
      'a7',
      'found work himself, before the money was in order',
      'Zelf gesolliciteerd en aangenomen.',
    ),
    untilHandoff('enter', 'completed', 'he goes by himself now'),
    untilHandoff('schuldhulpmaatje', 'accepted', 'a debt buddy looks along'),
    step.heldSession('st-01', {
      kind: 'follow-up',
      attendees: [...table, 'enter'],
      says: 'he tells it himself: he has a job',
      summary: 'U vertelde dat u werk heeft. Er is nog één ding: het geld.',
    }),
    agreePlan('st-01', {
      says: 'only the money is left',
      goals,
      actions: [
        action('a6', 'schuldhulpmaatje', 'Kijkt nog twee keer mee.', {
          goalId: 'g1',
          lifeDomain: 'debts',
        }),
      ],
    }),
    withdrawConsent('st-01', 'he will tell his story himself from now on'),
    untilHandoff(
      'schuldhulpmaatje',
      'cancelled',
      'the debt buddy stops and gives back what he had',
    ),
    callBack('st-01', {
      soort: 'Telefoon',
      dagdeel: 'Middag',
      outcome: 'goes-well',
      note: 'Andere stem, andere houding.',
    }),
    complete(
      'id-02',
      'a6',
      'the debt buddy was needed for a short time only',
      'Doet zijn administratie zelf.',
    ),
    untilReceipt('the receipt is complete'),
    step.close('st-01', {
      outcome: 'breakthrough',
      says: 'his week is full',
      explanation: 'Werk, zwemmen, Enter en overzicht over zijn geld.',
    }),
    worth('st-01', {
      says: 'whoever was there saw what it did',
      followUp: [hours('table', 5, 8.5)],
      handoffCosts: [costOf('enter', 3_750)],
      judgement: {
        verdict: 'cost-effective',
        ground: 'judgement',
        explanation: 'Hij doet weer mee en vond zelf werk. Dat zien allen die erbij waren.',
      },
    }),
    step.evaluate('st-01', {
      success: 'reached',
      satisfaction: 10,
      situation: {
        work: 'solved',
        education: 'solved',
        income: 'solved',
        debts: 'solved',
        'social-contacts': 'better',
        'mental-health': 'better',
      },
      says: 'another look in his eyes',
      note: 'Hij straalt iets anders uit.',
    }),
  ],
};
