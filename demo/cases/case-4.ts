import { hours, worth } from '../effects-steps';
import { consent, handOff, untilHandoff } from '../handoff-steps';
import { action, agreePlan, callBack, cancel, contact, pilotFlame } from '../plan-steps';
import type { CaseScript } from '../script';
import * as step from '../steps';

const lifeDomains = [
  ...['work', 'education', 'daytime-activity', 'addiction', 'social-contacts', 'housing'],
  ...['mental-health', 'other'],
];

/** More support and piecework: a home is what he wants, support is what comes first. */
export const case4: CaseScript = {
  number: 4,
  title: 'More support and piecework',
  resident: 'Nico Nepnaam',
  referral: {
    as: 'st-02',
    body: {
      source: 'social-team',
      team: 'adult',
      lifeDomains,
      story:
        'Nico wil samenwonen met zijn vriendin en zoekt een woning, werk en mensen om zich heen. Hij slaapt slecht en gebruikt nog. Zijn dagen lopen in elkaar over.',
      person: { name: 'Nico Nepnaam', birthDate: '1988-08-08', phone: '06 00 00 00 04' },
    },
  },
  ends: {
    stage: 'aftercare',
    outcome: 'no-breakthrough',
    handoffs: { jellinek: 'rejected', lister: 'completed' },
  },
  steps: [
    step.accept('st-01', { team: 'adult', caseHolder: 'st-02', backup: 'st-01' }),
    step.intake('st-02', {
      lifeDomains,
      firstPriority: 'housing',
      solution: 'Een woning voor ons tweeën, dan komt de rest vanzelf.',
      successCriterion: 'Als ik de sleutel heb.',
      wantedAtTable: ['jellinek'],
    }),
    step.missedSession('st-02', {
      kind: 'first',
      attendees: ['work-coach', 'social-team', 'welfare', 'jellinek'],
      says: 'the table is full, his chair is empty',
      summary: 'U was er niet. Dat geeft niets; we proberen het opnieuw op een later uur.',
    }),
    contact('st-02', {
      soort: 'Huisbezoek',
      dagdeel: 'Ochtend',
      reached: false,
      note: 'Gordijnen dicht; kaartje in de bus gedaan.',
    }),
    contact('st-02', {
      soort: 'SMS/Whatsapp',
      dagdeel: 'Avond',
      reached: true,
      note: 'Hij had zich verslapen. Liever na de middag, en liever online.',
    }),
    step.heldSession('st-02', {
      kind: 'first',
      isDigital: true,
      invitees: ['jellinek', 'viveste'],
      attendees: ['resident', 'work-coach', 'social-team', 'welfare', 'jellinek', 'viveste'],
      says: 'by video, with Jellinek: support first, a home later',
      summary:
        'Jellinek denkt dat u eerst meer steun nodig heeft. Dat is niet wat u hoopte te horen.',
    }),
    step.signal('st-02', {
      theme: 'specialist-knowledge-missing',
      window: 'professional',
      organisations: ['jellinek'],
      says: 'addiction was not at the table from the start',
      text: 'Kennis over verslaving kwam pas bij het tweede gesprek aan tafel.',
    }),
    consent('st-02', 'one form for Jellinek and Lister', {
      jellinek: ['identity', 'contact', 'addiction'],
      lister: ['identity', 'contact', 'daytime-activity'],
    }),
    agreePlan('st-02', {
      says: 'support, then rhythm, then a home',
      goals: { g1: 'Een dag met een begin en een eind.', g2: 'Samenwonen.' },
      actions: [
        action('a1', 'jellinek', 'Spreekt Nico elke week.', {
          goalId: 'g1',
          lifeDomain: 'addiction',
          days: 7,
        }),
        action('a2', 'lister', 'Begeleidt hem thuis, twee keer per week.', {
          goalId: 'g1',
          lifeDomain: 'daytime-activity',
          days: 21,
        }),
        action('a3', 'van-houten-co', 'Neemt hem mee naar de werkplaats in de buurt.', {
          goalId: 'g1',
          dependsOn: ['a2'],
          lifeDomain: 'social-contacts',
        }),
        action('a4', 'viveste', 'Bekijkt de aanvraag van Nico en zijn vriendin.', {
          goalId: 'g2',
          dependsOn: ['a1', 'a2'],
          lifeDomain: 'housing',
        }),
      ],
    }),
    handOff('st-02', 'a1', 'jellinek', {
      says: 'weekly talks',
      question: 'Kan iemand elke week met hem praten?',
      categories: ['identity', 'contact', 'addiction'],
      details: { addiction: 'Gebruikt nog en wil ervan af.' },
    }),
    untilHandoff('jellinek', 'rejected', 'no place now; more support at home first'),
    step.signal('st-02', {
      theme: 'partner-has-no-capacity',
      window: 'organisation',
      organisations: ['jellinek'],
      says: 'no place for weekly talks',
      text: 'Wie van zijn gebruik af wil, kan nergens wekelijks terecht.',
    }),
    cancel('st-02', 'a1', 'support at home comes first', 'Jellinek heeft nu geen plek.'),
    handOff('st-02', 'a2', 'lister', {
      says: 'guidance at home, twice a week',
      question: 'Wie kan hem twee keer per week thuis begeleiden?',
      categories: ['identity', 'contact', 'daytime-activity'],
      details: { 'daytime-activity': 'Zijn dagen lopen in elkaar over.' },
    }),
    step.untilOverdue('call-back', 'nobody calls back; everybody thinks somebody else does'),
    callBack('st-02', {
      soort: 'Telefoon',
      dagdeel: 'Middag',
      outcome: 'goes-well',
      note: 'Hij vindt dat er naar hem geluisterd is.',
    }),
    untilHandoff('lister', 'completed', 'guidance at home runs'),
    contact('st-02', {
      soort: 'Telefoon',
      dagdeel: 'Ochtend',
      reached: true,
      note: 'Sollicitatie afgewezen; de begeleiding gaat door.',
    }),
    step.close('st-02', {
      outcome: 'no-breakthrough',
      reason: 'other',
      says: 'support must do its work first',
      explanation: 'Eerst herstel; daarna pas kan een woning lukken.',
    }),
    worth('st-02', {
      says: 'what would have happened cannot be said in money',
      followUp: [hours('table', 1.8, 20)],
    }),
    step.startAftercare('st-02', 'keeps the pilot flame on'),
    step.evaluate('st-02', {
      success: 'not-reached',
      satisfaction: 6,
      situation: {
        'daytime-activity': 'better',
        addiction: 'same',
        housing: 'same',
        'mental-health': 'better',
      },
      says: 'he had hoped for more',
      note: 'Steun ervaren, maar op meer gehoopt.',
    }),
    pilotFlame('st-02', {
      soort: 'Kaartje',
      dagdeel: 'Middag',
      reached: true,
      note: 'Nico belde zelf terug: hij staat om negen uur op.',
    }),
  ],
};
