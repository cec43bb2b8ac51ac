import { join } from 'node:path';
import { z } from 'zod';
import { NewAbsenceSchema } from '../../api/schemas/table-schema';
import { ActionChangeSchema, NewActionSchema, PlanSchema } from '../../api/schemas/plan-schemas';
import { DeviationSchema, SignalSchema } from '../../api/schemas/policy-group-schemas';
import { NewEffectsSchema } from '../../api/schemas/effects-schema';
import { NewBasisSchema, NewHandoffSchema, StopSchema } from '../../api/schemas/handoff-schema';
import { ReferralDecisionSchema, ReferralSchema } from '../../api/schemas/referral-schema';
import * as steps from '../../api/schemas/step-schemas';
import { loadPolicy } from '../../config/policy';
import { datesFrom } from '../../demo/dates';
import type { CaseScript, CommandStep, SessionStep } from '../../demo/script';
import { scripts } from '../../demo/scripts';

const policy = loadPolicy(join(__dirname, '../../config/policy/demo.json'));
const dates = datesFrom('2026-11-24T09:00:00.000Z');

/** DOMAIN section 3 of the report, and the sessions of its section on costs. */
const report: Readonly<Record<number, { domains: readonly string[]; held: number; end: string }>> =
  {
    1: {
      domains: ['debts', 'relationships', 'mental-health', 'physical-health'],
      held: 3,
      end: 'closed',
    },
    2: {
      domains: [
        ...['work', 'education', 'daytime-activity', 'income', 'debts', 'addiction', 'housing'],
        ...['physical-health', 'other'],
      ],
      held: 2,
      end: 'aftercare',
    },
    3: {
      domains: ['work', 'daytime-activity', 'income', 'debts', 'relationships', 'physical-health'],
      held: 3,
      end: 'closed',
    },
    4: {
      domains: [
        ...['work', 'education', 'daytime-activity', 'addiction', 'social-contacts', 'housing'],
        ...['mental-health', 'other'],
      ],
      held: 1,
      end: 'aftercare',
    },
    5: {
      domains: ['education', 'income', 'addiction', 'housing', 'relationships'],
      held: 0,
      end: 'closed',
    },
    6: {
      domains: ['work', 'education', 'income', 'debts', 'social-contacts', 'mental-health'],
      held: 3,
      end: 'closed',
    },
  };

const schemas: readonly (readonly [RegExp, z.ZodType])[] = [
  [/referral-decision$/, ReferralDecisionSchema],
  [/intake$/, steps.IntakeSchema],
  [/plan$/, PlanSchema],
  [/actions$/, NewActionSchema],
  [/actions\/a\d+$/, ActionChangeSchema],
  [/call-back-attempts$/, steps.CallBackAttemptSchema],
  [/contact-attempts$|contacts$/, steps.ContactAttemptSchema],
  [/suspension$/, steps.SuspensionSchema],
  [/deviations$/, DeviationSchema],
  [/signals$/, SignalSchema],
  [/team$/, steps.TeamChangeSchema],
  [/closure$/, steps.ClosureSchema],
  [/effects$/, NewEffectsSchema],
  [/evaluation$/, steps.EvaluationSchema],
  [/aftercare$/, steps.AftercareSchema],
  [/absences$/, NewAbsenceSchema],
  [/bases$/, NewBasisSchema],
  [/withdrawal$/, z.strictObject({})],
  [/handoffs$/, NewHandoffSchema],
  [/cancellation$/, StopSchema],
];

describe.each(scripts.map((script) => [script.number, script] as const))(
  'the script of case %i',
  (number, script) => {
    it('starts with the life domains of the report', () => {
      const intake = commandsOf(script).find((step) => step.name === 'intake');
      expect(bodyOf(intake)).toMatchObject({ lifeDomains: report[number]?.domains });
      expect(ReferralSchema.parse(script.referral.body).lifeDomains).toEqual(
        report[number]?.domains,
      );
    });

    it('holds as many sessions as the report counts and ends as it did', () => {
      const held = sessionsOf(script).filter((step) => step.outcome.outcome === 'held');
      expect([held.length, script.ends.stage]).toEqual([report[number]?.held, report[number]?.end]);
    });

    it('seats five professionals at every session, as the report counts', () => {
      const held = sessionsOf(script).filter((step) => step.outcome.outcome === 'held');
      const paid = held.map(({ outcome }) =>
        outcome.attendees.filter((who) => !['resident', 'network'].includes(who)),
      );
      expect(paid.map((who) => who.length)).toEqual(held.map(() => 5));
      expect(commandsOf(script).filter(({ name }) => name === 'effects')).toHaveLength(1);
    });

    it('sends only what the API takes', () => {
      const wrong = commandsOf(script).filter((step) => !isTaken(step));
      expect(wrong.map((step) => step.path)).toEqual([]);
      for (const { outcome, plan } of sessionsOf(script)) {
        expect(steps.SessionOutcomeSchema.safeParse(outcome).success).toBe(true);
        const session = { ...plan, startsAt: dates.instant(1) };
        expect(steps.SessionSchema.safeParse(session).success).toBe(true);
      }
    });

    it('raises at least one signal, under themes of the policy', () => {
      const signals = commandsOf(script).filter((step) => step.name === 'signals');
      const themes = signals.map((step) => SignalSchema.parse(bodyOf(step)).theme);
      expect(themes.length).toBeGreaterThan(0);
      expect(themes.filter((theme) => !Object.hasOwn(policy.signalThemes, theme))).toEqual([]);
    });
  },
);

/** Every id of a basis looks alike; what is made when is looked at apart. */
function idOf(): string {
  return 'b-3fa9c2d1';
}

function commandsOf(script: CaseScript): readonly CommandStep[] {
  return script.steps.filter((step) => step.kind === 'command');
}

function sessionsOf(script: CaseScript): readonly SessionStep[] {
  return script.steps.filter((step) => step.kind === 'session');
}

function bodyOf(step: CommandStep | undefined): unknown {
  return typeof step?.body === 'function' ? step.body(dates, idOf) : step?.body;
}

function isTaken(step: CommandStep): boolean {
  if (step.method === 'DELETE') return step.body === undefined;
  const [, schema] = schemas.find(([path]) => path.test(step.path)) ?? [];
  return schema?.safeParse(bodyOf(step)).success === true;
}
