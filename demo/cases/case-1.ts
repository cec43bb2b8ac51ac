import { hours, worth } from '../effects-steps';
import { consent, handOff, untilHandoff } from '../handoff-steps';
import { action, agreePlan, callBack, complete } from '../plan-steps';
import type { CaseScript } from '../script';
import * as step from '../steps';

const lifeDomains = ['debts', 'relationships', 'mental-health', 'physical-health'];
const table = ['resident', 'work-coach', 'social-team', 'income-and-debts', 'welfare'];
const calm = { g1: 'Rust in mijn hoofd, zodat ik er weer ben voor de kinderen.' };

/** Trust and calm: fear of what help costs goes away, step by step. */
export const case1: CaseScript = {
  number: 1,
  title: 'Trust and calm',
  resident: 'Fien Fictie',
  referral: {
    as: 'wc-01',
    body: {
      source: 'wil',
      team: 'adult',
      lifeDomains,
      story:
        'Fien slaapt slecht sinds haar scheiding en durft de kinderen niet te vertellen waarom. Hulp zoeken stelt ze uit: ze denkt dat een psycholoog haar honderden euro’s kost.',
      person: { name: 'Fien Fictie', birthDate: '1984-02-28', phone: '06 00 00 00 01' },
    },
  },
  ends: {
    stage: 'closed',
    outcome: 'breakthrough',
    handoffs: { 'poh-ggz': 'completed', 'van-houten-co': 'completed', voedselbank: 'completed' },
  },
  steps: [
    step.accept('st-01', { team: 'adult', caseHolder: 'vh-01', backup: 'vh-02' }),
    step.intake('vh-01', {
      lifeDomains,
      firstPriority: 'mental-health',
      solution: 'Iemand die vooraf uitlegt wat hulp kost en die de eerste keer meegaat.',
      successCriterion:
        'Als ik weer een hele nacht slaap en de kinderen durf te vertellen wat er is.',
      wantedAtTable: ['poh-ggz'],
    }),
    step.heldSession('vh-01', {
      kind: 'first',
      invitees: ['poh-ggz'],
      attendees: [...table, 'poh-ggz'],
      says: 'she tells her story once, five professionals listen',
      summary:
        'U vertelde hoe het gaat sinds de scheiding. We hebben gehoord dat u bang bent voor de kosten.',
    }),
    consent('vh-01', 'one form for three partners', {
      'poh-ggz': ['identity', 'contact', 'mental-health'],
      'van-houten-co': ['identity', 'contact', 'social-contacts'],
      voedselbank: ['identity', 'contact'],
    }),
    agreePlan('vh-01', {
      says: 'first the costs made clear, then the talk with the nurse',
      goals: { ...calm, g2: 'Elke week genoeg eten in huis.' },
      actions: [
        action(
          'a1',
          'poh-ggz',
          'Belt Fien en vertelt dat een gesprek bij de huisartsenpraktijk niets kost.',
          { goalId: 'g1', lifeDomain: 'mental-health', days: 7 },
        ),
        action('a2', 'resident', 'Ik ga één keer praten met de praktijkondersteuner.', {
          goalId: 'g1',
          dependsOn: ['a1'],
          lifeDomain: 'mental-health',
        }),
        action('a3', 'van-houten-co', 'Zoekt een vaste begeleider die bij Fien thuiskomt.', {
          goalId: 'g1',
          lifeDomain: 'relationships',
          days: 14,
        }),
        action('a4', 'voedselbank', 'Geeft een pakket, op te halen op een rustig moment.', {
          goalId: 'g2',
          dependsOn: ['a3'],
          lifeDomain: 'debts',
        }),
      ],
    }),
    handOff('vh-01', 'a1', 'poh-ggz', {
      says: 'the nurse of the GP will call',
      question: 'Wilt u bellen en uitleggen dat een gesprek bij de praktijk niets kost?',
      categories: ['identity', 'contact', 'mental-health'],
      details: { 'mental-health': 'Slaapt slecht en stelt hulp uit, uit angst voor de kosten.' },
    }),
    callBack('vh-01', {
      soort: 'Telefoon',
      dagdeel: 'Ochtend',
      note: 'Geen gehoor; ingesproken dat er niets dringends is.',
    }),
    callBack('vh-01', {
      soort: 'Telefoon',
      dagdeel: 'Middag',
      outcome: 'follow-up-wanted',
      note: 'Ze wil erover praten voordat ze naar de voedselbank gaat.',
    }),
    untilHandoff('poh-ggz', 'completed', 'no costs, and that is a relief'),
    step.heldSession('vh-01', {
      kind: 'follow-up',
      attendees: [...table, 'network', 'poh-ggz'],
      says: 'her sister comes along; the shame about the food bank is on the table',
      summary:
        'Uw zus was erbij. U ziet op tegen de voedselbank; uw begeleider gaat de eerste keer mee.',
    }),
    agreePlan('vh-01', {
      says: 'the coach comes first, the food bank after',
      goals: {
        ...calm,
        g2: 'Elke week genoeg eten in huis.',
        g3: 'Weten wat ik nog moet betalen.',
      },
      actions: [
        action('a2', 'resident', 'Ik ga met mijn zus naar de praktijkondersteuner.', {
          goalId: 'g1',
          dependsOn: ['a1'],
          lifeDomain: 'mental-health',
        }),
        action('a3', 'van-houten-co', 'Stelt de begeleider voor, bij Fien aan de keukentafel.', {
          goalId: 'g1',
          lifeDomain: 'relationships',
        }),
        action('a4', 'voedselbank', 'Maakt een afspraak buiten de drukke uren.', {
          goalId: 'g2',
          dependsOn: ['a3'],
          lifeDomain: 'debts',
        }),
        action('a5', 'income-and-debts', 'Zet alle schulden op één blad.', {
          goalId: 'g3',
          lifeDomain: 'debts',
          days: 21,
        }),
      ],
    }),
    handOff('vh-01', 'a4', 'voedselbank', {
      says: 'a parcel; it waits until the coach has been there',
      question: 'Wilt u een afspraak maken buiten de drukke uren?',
      categories: ['identity', 'contact'],
    }),
    handOff('vh-01', 'a3', 'van-houten-co', {
      says: 'a coach who comes to the kitchen table',
      question: 'Wie kan één vaste begeleider zijn en de eerste keer meegaan?',
      categories: ['identity', 'contact', 'social-contacts'],
      details: { 'social-contacts': 'Schaamt zich voor de voedselbank; haar zus helpt.' },
    }),
    untilHandoff('van-houten-co', 'completed', 'the coach has been there'),
    callBack('vh-01', {
      soort: 'Telefoon',
      dagdeel: 'Avond',
      outcome: 'worse',
      note: 'Slaapt nauwelijks; de praktijkondersteuner denkt aan een gespecialiseerde psycholoog.',
    }),
    step.suspend('vh-01', {
      reason: 'waiting-list',
      explanation: 'Wachtlijst voor traumabehandeling.',
      days: 14,
      says: 'suspends: waiting list for the psychologist',
    }),
    step.signal('vh-01', {
      theme: 'waiting-list',
      window: 'organisation',
      organisations: ['ggz'],
      says: 'trauma treatment',
      text: 'Wie eindelijk om hulp durft te vragen, moet daarna weken wachten op traumabehandeling.',
    }),
    step.resume('vh-01', 'resumes: a place came free'),
    untilHandoff('voedselbank', 'completed', 'the first parcel is collected'),
    step.heldSession('vh-01', {
      kind: 'follow-up',
      attendees: [...table, 'poh-ggz'],
      says: 'the resident in the lead, treatment has a date',
      summary: 'U leidde zelf het gesprek. De behandeling heeft een begindatum.',
    }),
    agreePlan('vh-01', {
      says: 'what is left to do',
      goals: { ...calm, g3: 'Weten wat ik nog moet betalen.' },
      actions: [
        action('a5', 'income-and-debts', 'Spreekt één bedrag per maand af.', {
          goalId: 'g3',
          lifeDomain: 'debts',
        }),
        action('a6', 'resident', 'Ik begin aan de behandeling.', {
          goalId: 'g1',
          lifeDomain: 'mental-health',
        }),
      ],
    }),
    complete('id-01', 'a5', 'one amount a month', 'Regeling getroffen met drie schuldeisers.'),
    complete('vh-01', 'a6', 'the first talk has been', 'Eerste gesprek geweest.'),
    callBack('vh-01', {
      soort: 'Telefoon',
      dagdeel: 'Ochtend',
      outcome: 'goes-well',
      note: 'Ze heeft het de kinderen verteld.',
    }),
    step.close('vh-01', {
      outcome: 'breakthrough',
      says: 'she trusts the help and uses it',
      explanation: 'De hulp loopt en Fien weet wie ze belt.',
    }),
    worth('vh-01', {
      says: 'three sessions, against treatment, debts and a benefit that would have gone on',
      followUp: [hours('table', 5)],
      reference: [
        'specialist-mental-health',
        'debt-counselling',
        'benefit',
        'benefit-administration',
        'social-activation',
      ],
    }),
    step.evaluate('vh-01', {
      success: 'reached',
      satisfaction: 9,
      situation: {
        debts: 'better',
        relationships: 'better',
        'mental-health': 'better',
        'physical-health': 'same',
      },
      says: 'she sleeps again',
      note: 'Volgens Fien hielp het dat iedereen de tijd nam.',
    }),
  ],
};
