import { amountOf, hours, worth } from '../effects-steps';
import {
  cancelHandoff,
  consent,
  handOff,
  untilHandoff,
  untilHandoffOverdue,
} from '../handoff-steps';
import { action, agreePlan, callBack, cancel, pilotFlame } from '../plan-steps';
import type { CaseScript } from '../script';
import * as step from '../steps';

const lifeDomains = [
  ...['work', 'education', 'daytime-activity', 'income', 'debts', 'addiction', 'housing'],
  ...['physical-health', 'other'],
];
const table = ['resident', 'work-coach', 'social-team', 'income-and-debts', 'welfare'];
const skin = { g1: 'Van de jeuk en de pijn af, dan pas de rest.' };

/** Two steps forward, one back: money is found and taken again; no breakthrough yet, but a dot on the horizon. */
export const case2: CaseScript = {
  number: 2,
  title: 'Two steps forward, one back',
  resident: 'Vera Verzonnen',
  referral: {
    as: 'wc-02',
    body: {
      source: 'houtense-werktafel',
      team: 'adult',
      lifeDomains,
      story:
        'Vera logeert bij een tante, krijgt daarom geen uitkering en is onverzekerd. Haar huid doet de hele dag pijn. Gebruiken wil ze niet meer, maar alleen wonen lijkt haar nu nog te spannend.',
      person: { name: 'Vera Verzonnen', birthDate: '2000-07-07', email: 'vera@verzonnen.example' },
    },
  },
  ends: {
    stage: 'aftercare',
    outcome: 'no-breakthrough',
    handoffs: { wil: 'completed', huisarts: 'completed', viveste: 'cancelled' },
  },
  steps: [
    step.untilOverdue('triage', 'the referral lies in the mailbox and nobody looks'),
    step.accept('st-02', { team: 'adult', caseHolder: 'id-01', backup: 'id-02' }),
    step.intake('id-01', {
      lifeDomains,
      firstPriority: 'physical-health',
      solution: 'Een zorgverzekering, zodat ik naar de huidarts kan.',
      successCriterion: 'Als ik een dag niet aan mijn huid hoef te denken.',
      wantedAtTable: ['huisarts'],
    }),
    step.heldSession('id-01', {
      kind: 'first',
      invitees: ['huisarts'],
      attendees: [...table, 'huisarts'],
      says: 'health first: without insurance nothing else moves',
      summary:
        'U wilt eerst uw huid laten behandelen. Daarvoor moet de zorgverzekering weer lopen.',
    }),
    step.signal('id-01', {
      theme: 'joint-household-rule',
      window: 'government',
      rule: 'Participatiewet artikel 3',
      says: 'taken in by family, so no benefit',
      text: 'Wie bij familie mag logeren, telt als gezamenlijke huishouding en valt zonder inkomen.',
    }),
    consent('id-01', 'one form for WIL, the GP and the housing association', {
      wil: ['identity', 'contact', 'debts'],
      huisarts: ['identity', 'contact', 'physical-health'],
      viveste: ['identity', 'contact', 'housing'],
    }),
    agreePlan('id-01', {
      says: 'funds, then insurance, then the skin specialist',
      goals: { ...skin, g2: 'Later een plek voor mezelf.' },
      actions: [
        action('a1', 'wil', 'Schrijft fondsen aan voor de achterstand bij de verzekeraar.', {
          goalId: 'g1',
          lifeDomain: 'debts',
          days: 14,
        }),
        action('a2', 'wil', 'Laat de zorgverzekering weer ingaan.', {
          goalId: 'g1',
          dependsOn: ['a1'],
          lifeDomain: 'physical-health',
        }),
        action('a3', 'huisarts', 'Verwijst naar de huidarts.', {
          goalId: 'g1',
          dependsOn: ['a2'],
          lifeDomain: 'physical-health',
        }),
        action('a4', 'viveste', 'Denkt mee over een kamer.', {
          goalId: 'g2',
          dependsOn: ['a3'],
          lifeDomain: 'housing',
        }),
      ],
    }),
    handOff('id-01', 'a1', 'wil', {
      says: 'funds are written to',
      question: 'Wilt u fondsen aanschrijven voor de achterstand bij de verzekeraar?',
      categories: ['identity', 'contact', 'debts'],
      details: { debts: 'Achterstand bij de zorgverzekeraar van 800 euro.' },
    }),
    callBack('id-01', {
      soort: 'SMS/Whatsapp',
      dagdeel: 'Middag',
      outcome: 'follow-up-wanted',
      note: 'Ze wil weten wat de fondsen zeggen.',
    }),
    untilHandoff('wil', 'completed', '€ 800 collected for the insurance'),
    step.signal('id-01', {
      theme: 'set-aside-money-taken',
      window: 'organisation',
      organisations: ['bewindvoerder'],
      says: 'gone before it could be used',
      text: 'Geld dat fondsen gaven voor een zorgverzekering ging naar de schulden voordat het gebruikt kon worden.',
    }),
    step.heldSession('id-01', {
      kind: 'follow-up',
      attendees: [...table, 'bewindvoerder'],
      says: 'one step back: the money went to the debts',
      summary: 'Het geld voor de verzekering is naar uw schulden gegaan. We zoeken een andere weg.',
    }),
    agreePlan('id-01', {
      says: 'insurance again, by another road',
      goals: skin,
      actions: [
        action('a2', 'bewindvoerder', 'Houdt de premie voortaan apart.', {
          goalId: 'g1',
          dependsOn: ['a1'],
          lifeDomain: 'debts',
        }),
        action('a3', 'huisarts', 'Behandelt alvast wat zonder huidarts kan.', {
          goalId: 'g1',
          lifeDomain: 'physical-health',
        }),
        action('a5', 'viveste', 'Denkt mee over een kamer.', {
          lifeDomain: 'housing',
        }),
      ],
    }),
    step.signal('id-01', {
      theme: 'health-insurance-lapsed',
      window: 'resident',
      says: 'no insurance, no skin specialist',
      text: 'Zonder verzekering geen specialist, en zonder behandeling geen werk.',
    }),
    handOff('id-01', 'a3', 'huisarts', {
      says: 'the GP does what can be done now',
      question: 'Wat kunt u behandelen zolang de verzekering nog niet loopt?',
      categories: ['identity', 'contact', 'physical-health'],
      details: { 'physical-health': 'Haar huid doet de hele dag pijn.' },
    }),
    handOff('id-01', 'a5', 'viveste', {
      says: 'is there a room for later?',
      question: 'Is er over een half jaar een kamer denkbaar?',
      kind: 'information-request',
      categories: ['identity', 'housing'],
      details: { housing: 'Logeert bij een tante; alleen wonen is nu nog te spannend.' },
    }),
    callBack('id-01', { soort: 'Telefoon', dagdeel: 'Ochtend', note: 'Voicemail vol.' }),
    callBack('id-01', {
      soort: 'Telefoon',
      dagdeel: 'Avond',
      outcome: 'goes-well',
      note: 'Het duurt lang, maar er is een stip op de horizon.',
    }),
    untilHandoff('huisarts', 'completed', 'an ointment helps in the meantime'),
    untilHandoffOverdue('viveste', 'Viveste stays silent: reminded, and now people know'),
    cancelHandoff('id-01', 'viveste', 'Alleen wonen komt nu te vroeg.'),
    cancel(
      'id-01',
      'a5',
      'a room would come too soon',
      'Alleen wonen vergroot nu de kans op terugval.',
    ),
    step.close('id-01', {
      outcome: 'no-breakthrough',
      reason: 'rules-block',
      says: 'the rules block each other',
      explanation: 'De regels houden elkaar vast; eerst moet de verzekering lopen.',
    }),
    worth('id-01', {
      says: 'what would have happened cannot be said in money',
      followUp: [hours('table', 6.5, 12.5)],
      otherCosts: [{ what: 'Ingezameld bij fondsen voor de zorgverzekering.', ...amountOf(800) }],
    }),
    step.startAftercare('id-01', 'keeps the pilot flame on'),
    pilotFlame('id-01', {
      soort: 'Telefoon',
      dagdeel: 'Middag',
      reached: true,
      note: 'De zalf helpt; de verzekering loopt nog niet.',
    }),
  ],
};
