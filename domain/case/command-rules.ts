import { actionRules } from './action';
import { basisRules } from './basis';
import { budgetRules } from './budget';
import { closureRules } from './closure';
import { handoffRules } from './handoff';
import type { CommandName } from './commands';
import { contactRules } from './contact';
import { evaluationRules } from './evaluation';
import { intakeRules } from './intake';
import { planRules } from './plan';
import { recordRules } from './record';
import { referralRules } from './referral';
import type { CommandRules } from './rule';
import { sessionRules } from './session';
import { spendingRules } from './spending';
import { suspensionRules } from './suspension';

/** The one table of what can be asked of a case. */
export const commandRules: CommandRules<CommandName> = {
  ...referralRules,
  ...intakeRules,
  ...sessionRules,
  ...planRules,
  ...actionRules,
  ...contactRules,
  ...basisRules,
  ...handoffRules,
  ...budgetRules,
  ...spendingRules,
  ...recordRules,
  ...suspensionRules,
  ...closureRules,
  ...evaluationRules,
};
