import { randomUUID } from 'node:crypto';
import { caseNumberOf } from '../../domain/handoff/handoff-id';
import type { AccessLog } from '../../store/access-log';
import { nextSpan } from '../../store/trace-context';
import type { PartnerDesk } from '../partners/partner-desk';
import { logUnavailable } from './account-for';
import { authorityOf } from './authority';

interface PageOperation {
  readonly name: 'openHandoffPage' | 'answerHandoffPage';
  readonly handoffId: string;
}

/** The desk as the pages use it, where content and answers have a line each; the JSON routes have theirs already. */
export function logPartnerPages(desk: PartnerDesk, log: AccessLog): PartnerDesk {
  const write = async ({ name, handoffId }: PageOperation, startedAt: string, status: number) => {
    const partner = (await desk.standingOf(handoffId))?.partner;
    if (partner === undefined) return;
    const doer = {
      subject: partner,
      role: 'partner',
      organisation: partner,
      access: 'page-link',
    } as const;
    const { traceId, spanId } = nextSpan();
    const activity = 'handoff';
    const operation = { operationId: randomUUID(), traceId, operation: name, purpose: activity };
    const { subject, role, organisation } = doer;
    const about = { caseNumbers: [caseNumberOf(handoffId)], handoffId, entryIds: [], status };
    const access = { ...operation, subject, role, organisation, ...authorityOf(doer), ...about };
    const endedAt = new Date().toISOString();
    const processing = { activity, spanId, startedAt, endedAt } as const;
    try {
      await log.append(status < 400 ? { access, processing } : { access });
    } catch (cause) {
      throw logUnavailable(cause);
    }
  };
  return {
    standingOf: (handoffId) => desk.standingOf(handoffId),
    async openContent(handoffId) {
      const startedAt = new Date().toISOString();
      const opened = await desk.openContent(handoffId);
      const status = opened === undefined ? 410 : 200;
      await write({ name: 'openHandoffPage', handoffId }, startedAt, status);
      return opened;
    },
    async answer(answer) {
      const startedAt = new Date().toISOString();
      const said = await desk.answer(answer);
      const status = said === 'not-possible' ? 409 : 202;
      await write({ name: 'answerHandoffPage', handoffId: answer.handoffId }, startedAt, status);
      return said;
    },
  };
}
