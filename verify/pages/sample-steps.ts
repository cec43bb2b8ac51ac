import type { AnswerOf } from '../../api/pages/operations';
import { sampleCase } from './sample-case';

type CaseDesk = AnswerOf<'getCaseDesk'>;

/** Cases of the tour, by what is done in them. */
export const stepsOf = {
  referral: 'OK-2026-00071',
  decided: 'OK-2026-00072',
  intake: 'OK-2026-00073',
  plan: 'OK-2026-00074',
} as const;

const words = {
  story: 'Noor slaapt sinds juli bij haar zus. Zonder adres krijgt zij geen uitkering.',
};
const domain = { openActions: 0, settledActions: 0, atStart: true };
const told: Partial<CaseDesk> = {
  words,
  ...{ urgency: 'crisis', crises: ['insurance', 'other'], isKnownToResident: false },
  lifeDomains: [
    { ...domain, lifeDomain: 'housing' },
    { ...domain, lifeDomain: 'income' },
  ],
};
const referred: CaseDesk['timeline'][number] = {
  ...{ seq: 1, at: '2026-11-23T09:12:00.000Z', kind: 'other' as const },
  ...{ type: 'referralReceived', by: 'st-01' },
};
const decided: CaseDesk['timeline'][number] = {
  ...{ seq: 2, at: '2026-11-23T13:31:00.000Z', kind: 'other' as const },
  ...{ type: 'referralAccepted', by: 'st-01' },
};

const changed = (caseNumber: string, changes: Partial<CaseDesk>): CaseDesk => ({
  ...sampleCase(caseNumber),
  ...changes,
});

const ofSteps: CaseDesk['commands'] = ['a1', 'a2'].flatMap((about) =>
  ['startAction', 'completeAction', 'cancelAction'].map((name) => ({ name, about })),
);

/** By number: a case that is referred, one that somebody else took up, one before its talk, and one with a plan. */
export const stepCases: Readonly<Record<string, CaseDesk>> = {
  [stepsOf.referral]: changed(stepsOf.referral, {
    ...told,
    timeline: [referred],
    commands: [{ name: 'acceptReferral' }, { name: 'redirectReferral' }],
  }),
  [stepsOf.decided]: changed(stepsOf.decided, {
    ...told,
    timeline: [decided],
    commands: [{ name: 'acceptReferral', refusal: 'REFERRAL_ALREADY_DECIDED' }],
  }),
  [stepsOf.intake]: changed(stepsOf.intake, {
    ...told,
    sessions: [],
    intake: { wantedAtTable: ['viveste'], questions: ['housing'] },
    commands: [{ name: 'recordIntake' }, { name: 'scheduleSession' }],
  }),
  [stepsOf.plan]: changed(stepsOf.plan, {
    commands: [...ofSteps, { name: 'addAction' }, { name: 'recordContactAttempt' }],
  }),
};
