import { startClock } from './deadlines';
import { refuseOutsideWork } from './referral';
import { dataOf, type CommandRules, type Folds } from './rule';

/** The broad clarification (brede vraagverheldering); may be recorded again until closure. */
export const intakeRules: CommandRules<'recordIntake'> = {
  recordIntake: {
    description: 'Record the intake in the words of the resident',
    refuse: refuseOutsideWork,
    decide: (current, command, context) => [
      {
        type: 'intakeRecorded',
        data: dataOf<'recordIntake'>(command),
        clocks: {
          cleared: ['intake'],
          set: current.stage === 'intake' ? [startClock('first-session', context)] : [],
        },
      },
    ],
  },
};

export const intakeFolds: Folds<'intakeRecorded'> = {
  intakeRecorded: (current, data) => ({
    ...current,
    intake: data,
    stage: current.stage === 'intake' ? 'first-session' : current.stage,
  }),
};
