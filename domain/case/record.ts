import type { Case } from './case';
import type { Events } from './events';
import { refuseOutsideWork, refuseWhenClosing } from './referral';
import { dataOf, type CommandRules, type Folds } from './rule';

/** Facts that change nothing about the course of the case, and who works on it. */
export const recordRules: CommandRules<'recordDeviation' | 'raiseSignal' | 'changeTeam'> = {
  recordDeviation: {
    description: 'Record a motivated deviation from a rule',
    refuse: (current, { reasonRef, decidedBy }) => {
      if (reasonRef === '') return 'DEVIATION_WITHOUT_REASON';
      return decidedBy === '' ? 'DEVIATION_WITHOUT_MANDATE_HOLDER' : refuseOutsideWork(current);
    },
    decide: (_current, command) => [
      { type: 'deviationRecorded', data: dataOf<'recordDeviation'>(command) },
    ],
  },
  raiseSignal: {
    description: 'Raise a signal for the policy group',
    refuse: () => undefined,
    decide: (_current, command) => [{ type: 'signalRaised', data: dataOf<'raiseSignal'>(command) }],
  },
  changeTeam: {
    description: 'Change who works on the case',
    refuse: (current) =>
      current.stage === 'referral' ? 'REFERRAL_NOT_DECIDED' : refuseWhenClosing(current),
    decide: (_current, command) => [{ type: 'teamChanged', data: dataOf<'changeTeam'>(command) }],
  },
};

export const recordFolds: Folds<'deviationRecorded' | 'signalRaised' | 'teamChanged'> = {
  deviationRecorded: withDeviation,
  signalRaised: (current) => current,
  teamChanged: ({ backup: _formerBackup, ...current }, data) => ({ ...current, ...data }),
};

/** Deviations from before there was a decision text stand in the journal only. */
function withDeviation(
  current: Case,
  { deviationId, mandate, decisionRef, ...facts }: Events['deviationRecorded'],
  recordedAt: string,
): Case {
  if (deviationId === undefined || mandate === undefined || decisionRef === undefined)
    return current;
  const deviation = { ...facts, deviationId, mandate, decisionRef, recordedAt };
  return { ...current, deviations: [...(current.deviations ?? []), deviation] };
}
