import { costOf, hours, worth } from '../effects-steps';
import { consent, handOff, untilHandoff } from '../handoff-steps';
import { action, addAction, agreePlan, callBack, complete, start } from '../plan-steps';
import type { CaseScript } from '../script';
import * as step from '../steps';

const lifeDomains = ['education', 'income', 'addiction', 'housing', 'relationships'];
const goals = { g1: 'Een eigen bed.', g2: 'Mijn opleiding niet kwijtraken.' };
const school = action('a3', 'rmc', 'Houdt zijn plek op school vast.', {
  goalId: 'g2',
  dependsOn: ['a1'],
  lifeDomain: 'education',
  days: 14,
});

/** A roof overhead: half a year from desk to desk, then quick work without a separate session. */
export const case5: CaseScript = {
  number: 5,
  title: 'A roof overhead',
  resident: 'Kas Kunstnaam',
  referral: {
    as: 'st-01',
    body: {
      source: 'social-team',
      team: 'youth',
      urgency: 'crisis',
      lifeDomains,
      story:
        'Kas slaapt op banken bij vrienden. Drie gemeenten stuurden hem door, want hij staat er niet ingeschreven. Zijn vader woont in Houten; daar kan hij niet terecht. Op school mist hij de helft.',
      person: { name: 'Kas Kunstnaam', birthDate: '2007-05-05' },
    },
  },
  ends: {
    stage: 'closed',
    outcome: 'breakthrough',
    handoffs: { 'living-lab': 'completed', huisarts: 'completed', 'sociaal-team': 'completed' },
  },
  steps: [
    step.accept('yd-01', { team: 'youth', caseHolder: 'yd-01', backup: 'yd-02' }),
    step.changeTeam('yd-01', {
      caseHolder: 'yd-01',
      backup: 'yd-02',
      members: ['yw-01', 'rmc-01', 'st-01'],
      says: 'asks the youth worker, the RMC and the social team to join',
    }),
    step.intake('yd-01', {
      lifeDomains,
      firstPriority: 'housing',
      solution: 'Een vaste plek, dan kan ik weer naar school.',
      successCriterion: 'Als ik weet waar ik volgende maand slaap.',
      wantedAtTable: ['living-lab', 'huisarts'],
    }),
    step.signal('yd-01', {
      theme: 'municipality-of-registration-refuses',
      window: 'government',
      rule: 'Participatiewet artikel 40',
      says: 'every desk points to another',
      text: 'Een jongere zonder adres wordt door elke gemeente naar een andere gestuurd.',
    }),
    step.mustBeRefused(
      agreePlan('yd-01', {
        says: 'as the rules have it: no address, no benefit, no home, no address',
        goals,
        actions: [
          action('a1', 'living-lab', 'Geeft een kamer aan wie inkomen heeft.', {
            dependsOn: ['a2'],
          }),
          action('a2', 'wil', 'Geeft een uitkering aan wie een adres heeft.', {
            dependsOn: ['a4'],
          }),
          action('a4', 'gemeente-houten', 'Geeft een adres aan wie een kamer heeft.', {
            dependsOn: ['a1'],
          }),
        ],
      }),
      'PLAN_DEPENDENCY_CYCLE',
    ),
    step.deviate('yd-01', {
      says: 'deviates from the registration rule, decided by pl-01: he comes from here',
      rule: 'Participatiewet',
      article: 'artikel 40',
      reason:
        'Kas groeide op in Houten en zijn vader woont er. We lezen de regel over de woonplaats soepel.',
      insteadOf: 'Doorsturen naar de gemeente waar hij het laatst stond ingeschreven.',
      decidedBy: 'pl-01',
    }),
    consent('yd-01', 'one form for Living Lab, the GP and the social team', {
      'living-lab': ['identity', 'contact', 'housing'],
      huisarts: ['identity', 'contact', 'addiction'],
      'sociaal-team': ['identity', 'contact', 'relationships'],
    }),
    agreePlan('yd-01', {
      says: 'first a roof, then income and school',
      goals,
      actions: [
        action('a1', 'living-lab', 'Geeft Kas een kamer met begeleiding.', {
          goalId: 'g1',
          lifeDomain: 'housing',
          days: 3,
        }),
        action('a2', 'jongerenloket', 'Vraagt met Kas een inkomen aan.', {
          goalId: 'g1',
          dependsOn: ['a1'],
          lifeDomain: 'income',
          days: 10,
        }),
        school,
        action('a4', 'huisarts', 'Praat met Kas over het gebruik van vroeger.', {
          lifeDomain: 'addiction',
        }),
      ],
    }),
    handOff('yd-01', 'a1', 'living-lab', {
      says: 'is there a room?',
      question: 'Is er deze week een kamer met begeleiding?',
      kind: 'warm-handover',
      categories: ['identity', 'contact', 'housing'],
      details: { housing: 'Slaapt op banken bij vrienden en staat nergens ingeschreven.' },
    }),
    handOff('yd-01', 'a4', 'huisarts', {
      says: 'a talk at the practice',
      question: 'Wilt u hem uitnodigen voor een gesprek?',
      categories: ['identity', 'contact', 'addiction'],
      details: { addiction: 'Gebruikte vroeger en is daar open over.' },
    }),
    callBack('yw-01', { soort: 'Telefoon', dagdeel: 'Ochtend', note: 'Telefoon staat uit.' }),
    untilHandoff('living-lab', 'completed', 'he has a room; a2 and a3 may begin'),
    callBack('yw-01', {
      soort: 'Huisbezoek',
      dagdeel: 'Avond',
      outcome: 'goes-well',
      note: 'Hij sliep voor het eerst in weken door.',
    }),
    step.signal('yw-01', {
      theme: 'no-emergency-housing',
      window: 'organisation',
      organisations: ['living-lab'],
      says: 'this was the last room',
      text: 'Voor jongeren is er geen noodbed; deze kamer was de laatste.',
    }),
    start('yd-01', 'a2', 'the application is in'),
    complete('rmc-01', 'a3', 'school keeps his place', 'Afspraak met de mentor gemaakt.'),
    addAction(
      'st-01',
      'a talk with his father',
      action('a5', 'sociaal-team', 'Brengt Kas en zijn vader aan één tafel.', {
        lifeDomain: 'relationships',
        days: 21,
      }),
    ),
    handOff('st-01', 'a5', 'sociaal-team', {
      says: 'father and son at one table',
      question: 'Wilt u hen samen uitnodigen?',
      categories: ['identity', 'contact', 'relationships'],
      details: { relationships: 'Hij kan niet bij zijn vader wonen en mist hem wel.' },
    }),
    complete('yd-01', 'a2', 'income granted', 'Toegekend.'),
    untilHandoff('huisarts', 'completed', 'the GP has seen him'),
    untilHandoff('sociaal-team', 'completed', 'they have eaten together'),
    step.close('yd-01', {
      outcome: 'breakthrough',
      says: 'a roof, an income and school',
      explanation: 'Kas heeft een plek, een inkomen en een school.',
    }),
    worth('yd-01', {
      says: 'studies say what homelessness costs, without an amount',
      followUp: [hours('table', 6), hours('social-team', 3), hours('youth-desk', 1)],
      handoffCosts: [costOf('living-lab')],
      reference: ['homelessness'],
      judgement: {
        verdict: 'cost-effective',
        ground: 'evidence',
        explanation: 'Eerder onderzoek laat zien dat dakloosheid voorkomen zijn geld waard is.',
      },
    }),
    step.evaluate('yd-01', {
      success: 'reached',
      satisfaction: 8,
      situation: {
        education: 'better',
        income: 'solved',
        addiction: 'same',
        housing: 'solved',
        relationships: 'better',
      },
      says: 'keep a finger on the pulse',
      note: 'Het blijft nodig om af en toe te vragen hoe het gaat.',
    }),
  ],
};
