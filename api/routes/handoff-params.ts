import { CaseNumberParams } from '../schemas/case-schema';
import { HandoffIdSchema } from '../schemas/handoff-schema';

export const HandoffParams = CaseNumberParams.extend({ handoffId: HandoffIdSchema });
