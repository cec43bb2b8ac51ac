import { action, agreePlan, callBack } from './plan-steps';
import type { FactsheetResident } from './residents';
import type { CaseScript, CommandStep, SessionStep, Step } from './script';
import * as step from './steps';

/** Behind the numbers of the six cases. */
const firstNumber = 101;
const holder = 'st-01';
const table = ['resident', 'work-coach', 'social-team', 'welfare'];

/** The life of one resident of the factsheet, in the fewest steps that its numbers need. */
export function residentScript(resident: FactsheetResident, index: number): CaseScript {
  const { name, lifeDomains } = resident;
  return {
    number: firstNumber + index,
    title: 'One of the first fifteen',
    resident: name,
    referral: {
      as: 'wc-01',
      body: {
        ...{ source: 'houtense-werktafel', team: 'adult', lifeDomains },
        story: `${name} loopt vast en vraagt om mee te denken.`,
        person: { name },
      },
    },
    steps: [...begin(resident), ...work(resident), ...signals(resident.signals), ...end(resident)],
    ends: { stage: 'closed', outcome: 'breakthrough', handoffs: {} },
  };
}

/** What is raised when the first edition is out. */
export function laterSignals({ later }: FactsheetResident): readonly CommandStep[] {
  return signals(later);
}

function begin({ lifeDomains, questions, organisations }: FactsheetResident): readonly Step[] {
  const [firstPriority = 'other'] = lifeDomains;
  return [
    step.accept(holder, { team: 'adult', caseHolder: holder, backup: 'st-02' }),
    step.intake(holder, {
      ...{ lifeDomains, firstPriority, questions },
      solution: 'Eén plek waar iedereen meekijkt.',
      successCriterion: 'Als ik weer vooruit kan kijken.',
      wantedAtTable: organisations,
    }),
  ];
}

function work({ conversations, organisations, results }: FactsheetResident): readonly Step[] {
  const rounds = Array.from({ length: conversations }, (_, index) => [
    ...(index === 0 ? [] : [askFollowUp()]),
    talk(index, organisations),
    plan(index, index === conversations - 1 ? results : []),
  ]);
  return [
    ...rounds.flat(),
    ...results.map((achieved, index) => achieve(`a${index + 1}`, achieved)),
  ];
}

function askFollowUp(): CommandStep {
  return callBack(holder, {
    ...{ soort: 'Telefoon', dagdeel: 'Middag', outcome: 'follow-up-wanted' },
    note: 'Nog een keer samen aan tafel.',
  });
}

/** The steps that bring something come in the last plan; before that somebody keeps in touch. */
function plan(index: number, results: readonly string[]): CommandStep {
  const inTouch = action(`a${index + 10}`, 'social-team', 'Houdt contact met de inwoner.', {
    goalId: 'g1',
  });
  const bringing = results.map((result, place) =>
    action(`a${place + 1}`, 'social-team', wordsOf(result), { goalId: 'g1' }),
  );
  return agreePlan('vh-01', {
    says: 'what comes first',
    goals: { g1: 'Weer vooruit kunnen kijken.' },
    actions: [inTouch, ...bringing],
  });
}

function talk(index: number, organisations: readonly string[]): SessionStep {
  return step.heldSession(holder, {
    kind: index === 0 ? 'first' : 'follow-up',
    attendees: [...table, ...organisations],
    says: 'everyone at one table',
    summary: 'Wij hebben samen besproken wat eerst komt.',
  });
}

const wordsOf = (result: string): string =>
  result === 'urgency-granted' ? 'Vraagt urgentie aan.' : 'Regelt wat is afgesproken.';

function achieve(actionId: string, achieved: string): CommandStep {
  return {
    ...{ kind: 'command', as: holder, says: `${actionId} brought ${achieved}` },
    ...{ name: `achieved-${actionId}`, method: 'PATCH', path: `/cases/{case}/actions/${actionId}` },
    body: { status: 'completed', result: 'Het is gelukt.', achieved },
  };
}

const windowOf: Readonly<Record<string, 'government' | 'organisation'>> = {
  'waiting-list': 'organisation',
};

function signals(themes: readonly string[]): readonly CommandStep[] {
  return themes.map((theme) =>
    step.signal(holder, {
      theme,
      window: windowOf[theme] ?? 'government',
      organisations: theme === 'waiting-list' ? ['sociaal-team'] : ['wil', 'viveste'],
      says: 'once more',
      text: 'Dit houdt de inwoner tegen en de tafel kan het niet zelf oplossen.',
    }),
  );
}

function end({ lifeDomains }: FactsheetResident): readonly Step[] {
  return [
    callBack(holder, {
      ...{ soort: 'Telefoon', dagdeel: 'Ochtend', outcome: 'goes-well' },
      note: 'Het gaat beter.',
    }),
    step.close(holder, {
      outcome: 'breakthrough',
      says: 'the resident can go on alone',
      explanation: 'De inwoner kan zelf verder.',
    }),
    step.evaluate(holder, {
      ...{ success: 'reached', satisfaction: 8 },
      situation: Object.fromEntries(lifeDomains.map((domain) => [domain, 'better' as const])),
      says: 'it helped to tell the story once',
      note: 'Het hielp om het verhaal één keer te vertellen.',
    }),
  ];
}
