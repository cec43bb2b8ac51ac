import { costOf, worth } from '../effects-steps';
import { consent, handOff, statutoryTask, untilHandoff } from '../handoff-steps';
import { action, addAction, agreePlan, callBack, complete } from '../plan-steps';
import type { CaseScript } from '../script';
import * as step from '../steps';

const lifeDomains = [
  ...['work', 'daytime-activity', 'income', 'debts', 'relationships', 'physical-health'],
];
const table = ['resident', 'network', 'work-coach', 'social-team', 'income-and-debts', 'welfare'];
const work = { g1: 'Weer werken, met collega’s die weten dat ik niets hoor.' };

/** The way to work found: deaf, no sign language, and a brother who does everything. */
export const case3: CaseScript = {
  number: 3,
  title: 'The way to work found',
  resident: 'Bram Bedacht',
  referral: {
    as: 'st-01',
    body: {
      source: 'social-team',
      team: 'adult',
      lifeDomains,
      story:
        'Bram kwam van overzee om te werken en woont bij zijn broer Bas. Hij is doof, kent geen gebarentaal en heeft diabetes. Welk loket waarvoor is, weten ze niet; thuis loopt de spanning op.',
      person: { name: 'Bram Bedacht', birthDate: '1991-11-11', address: 'Verzinselpad 3, Houten' },
    },
  },
  ends: {
    stage: 'closed',
    outcome: 'breakthrough',
    handoffs: { ggmd: 'completed', uwv: 'completed', jobstap: 'completed', wil: 'completed' },
  },
  steps: [
    step.accept('st-01', { team: 'adult', caseHolder: 'wc-01', backup: 'wc-02' }),
    step.intake('wc-01', {
      lifeDomains,
      firstPriority: 'work',
      solution: 'Een baan waar ik niet hoef te bellen, en iemand die schrijftolk is.',
      successCriterion: 'Als ik mijn eigen geld verdien en Bas weer gewoon mijn broer is.',
      wantedAtTable: ['ggmd', 'uwv'],
    }),
    step.enterAbsence('pl-01', {
      member: 'id-01',
      days: 7,
      says: 'enters that id-01 is away for a week',
    }),
    step.heldSession('wc-01', {
      kind: 'first',
      invitees: ['ggmd'],
      attendees: [...table, 'ggmd'],
      says: 'an interpreter of GGMD writes along, his brother is there',
      summary: 'Alles wat gezegd werd, stond meteen op het scherm. U wilt vooral aan het werk.',
    }),
    step.showAgenda('pl-01', 'adult'),
    consent('wc-01', 'one form for GGMD, Jobstap and WIL', {
      ggmd: ['identity', 'contact'],
      jobstap: ['identity', 'contact', 'work'],
      wil: ['identity', 'contact', 'income'],
    }),
    statutoryTask('wc-01', {
      says: 'UWV assesses what somebody can do at work',
      law: 'Wet structuur uitvoeringsorganisatie werk en inkomen',
      article: '30',
      necessity: 'Zonder beoordeling door UWV kan er geen aangepast werk komen.',
      decidedBy: 'pl-01',
      grants: { uwv: ['identity', 'contact', 'work'] },
    }),
    agreePlan('wc-01', {
      says: 'four desks at once instead of one after the other',
      goals: { ...work, g2: 'Een eigen inkomen tot het zover is.', g3: 'Bas ontlasten.' },
      actions: [
        action('a1', 'ggmd', 'Tolkt bij elke afspraak.', {
          goalId: 'g1',
          lifeDomain: 'daytime-activity',
        }),
        action('a2', 'uwv', 'Beoordeelt wat Bram aankan op het werk.', {
          goalId: 'g1',
          dependsOn: ['a1'],
          lifeDomain: 'work',
          days: 21,
        }),
        action('a3', 'jobstap', 'Zoekt een baan en gaat de eerste weken mee.', {
          goalId: 'g1',
          dependsOn: ['a2'],
          lifeDomain: 'work',
        }),
        action('a4', 'wil', 'Behandelt de aanvraag voor een uitkering.', {
          goalId: 'g2',
          lifeDomain: 'income',
          days: 14,
        }),
        action('a5', 'sociaal-team', 'Regelt steun voor Bas als mantelzorger.', {
          goalId: 'g3',
          lifeDomain: 'relationships',
        }),
      ],
    }),
    handOff('wc-01', 'a2', 'uwv', {
      says: 'an assessment; it waits until there is an interpreter',
      question: 'Wat kan iemand die niets hoort aan op het werk, en met welke hulp?',
      kind: 'application',
      basis: 'task',
      categories: ['identity', 'contact', 'work'],
      details: { work: 'Werkte in het buitenland in een werkplaats. Doof, geen gebarentaal.' },
    }),
    handOff('wc-01', 'a1', 'ggmd', {
      says: 'an interpreter at every appointment',
      question: 'Wie kan bij elke afspraak meeschrijven?',
      categories: ['identity', 'contact'],
    }),
    untilHandoff('ggmd', 'completed', 'GGMD interprets from now on; the plan lets UWV begin'),
    callBack('wc-01', {
      soort: 'SMS/Whatsapp',
      dagdeel: 'Ochtend',
      outcome: 'follow-up-wanted',
      note: 'Bram appt: graag samen de brief van UWV lezen.',
    }),
    step.signal('wc-01', {
      theme: 'systems-do-not-exchange',
      window: 'professional',
      organisations: ['uwv', 'svb', 'wil'],
      says: 'four organisations asked for the same papers',
      text: 'Vier organisaties vroegen dezelfde papieren, elk op een eigen formulier.',
    }),
    untilHandoff('uwv', 'completed', 'able to work, with help'),
    step.heldSession('wc-01', {
      kind: 'follow-up',
      invitees: ['jobstap', 'ggmd'],
      // Income and debts had to be elsewhere.
      attendees: [...table.filter((who) => who !== 'income-and-debts'), 'jobstap', 'ggmd'],
      says: 'Jobstap has an idea',
      summary: 'Jobstap kent een werkplaats die iemand zoekt. U gaat daar kijken.',
    }),
    agreePlan('wc-01', {
      says: 'a job through Jobstap, money in order',
      goals: { ...work, g2: 'Een eigen inkomen tot het zover is.', g3: 'Bas ontlasten.' },
      actions: [
        action('a3', 'jobstap', 'Regelt een proefweek in de werkplaats.', {
          goalId: 'g1',
          dependsOn: ['a2'],
          lifeDomain: 'work',
          days: 14,
        }),
        action('a4', 'wil', 'Keert uit tot het eerste loon er is.', {
          goalId: 'g2',
          lifeDomain: 'income',
        }),
        action('a5', 'sociaal-team', 'Regelt een vrij weekend voor Bas.', {
          goalId: 'g3',
          lifeDomain: 'relationships',
        }),
        action('a6', 'income-and-debts', 'Zet inkomsten en schulden op een rij.', {
          goalId: 'g2',
          lifeDomain: 'debts',
        }),
      ],
    }),
    handOff('wc-01', 'a3', 'jobstap', {
      says: 'a trial week in a workshop',
      question: 'Wilt u een proefweek regelen en de eerste weken meegaan?',
      categories: ['identity', 'contact', 'work'],
      details: {
        work: 'Kan werken met begeleiding. Zoekt collega’s die weten dat hij niets hoort.',
      },
    }),
    handOff('wc-01', 'a4', 'wil', {
      says: 'money until the first wages',
      question: 'Wilt u de aanvraag behandelen tot het eerste loon er is?',
      kind: 'application',
      categories: ['identity', 'contact', 'income'],
      details: { income: 'Geen inkomen sinds hij hier is; woont bij zijn broer.' },
    }),
    untilHandoff('wil', 'completed', 'benefit granted'),
    callBack('wc-01', {
      soort: 'SMS/Whatsapp',
      dagdeel: 'Avond',
      outcome: 'follow-up-wanted',
      note: 'De proefweek ging goed. Bas wil er bij zijn als we afspraken maken.',
    }),
    untilHandoff('jobstap', 'completed', 'he has the job'),
    step.heldSession('wc-01', {
      kind: 'follow-up',
      attendees: [...table, 'ggmd'],
      says: 'what is left now that there is work',
      summary: 'U heeft een baan. Een eigen woning en gebarentaal leren kosten meer tijd.',
    }),
    agreePlan('wc-01', {
      says: 'what goes on after the table',
      goals: { g3: 'Bas ontlasten.', g4: 'Meedoen, ook zonder tolk.' },
      actions: [
        action('a5', 'sociaal-team', 'Regelt een vrij weekend voor Bas.', {
          goalId: 'g3',
          lifeDomain: 'relationships',
        }),
        action('a6', 'income-and-debts', 'Spreekt een regeling af.', { lifeDomain: 'debts' }),
      ],
    }),
    addAction(
      'st-01',
      'a course in sign language',
      action('a7', 'resident', 'Ik leer gebarentaal op woensdagavond.', {
        goalId: 'g4',
        lifeDomain: 'daytime-activity',
      }),
    ),
    complete('st-01', 'a5', 'his brother gets a weekend off', 'Elke maand een vrij weekend.'),
    complete('id-02', 'a6', 'a payment arrangement', 'Regeling loopt.'),
    complete('wc-01', 'a7', 'the first evening has been', 'Begonnen.'),
    callBack('wc-01', {
      soort: 'SMS/Whatsapp',
      dagdeel: 'Avond',
      outcome: 'goes-well',
      note: 'Ze voelen zich serieus genomen.',
    }),
    step.close('wc-01', {
      outcome: 'breakthrough',
      says: 'a job, and a brother who is a brother again',
      explanation: 'Werk gevonden; de zoektocht naar een woning gaat buiten de tafel verder.',
    }),
    worth('wc-01', {
      says: 'nobody counted the hours between the sessions, so they stay unknown',
      followUp: [{ party: 'table' }],
      handoffCosts: [costOf('jobstap', 3_200)],
      reference: ['benefit', 'benefit-administration', 'debt-counselling'],
    }),
    step.evaluate('wc-01', {
      success: 'reached',
      satisfaction: 9,
      situation: {
        work: 'solved',
        'daytime-activity': 'better',
        income: 'solved',
        debts: 'better',
        relationships: 'better',
        'physical-health': 'same',
      },
      says: 'one story, told once, to everybody',
      note: 'Achteraf snappen ze dat er meer speelde dan werk alleen.',
    }),
  ],
};
