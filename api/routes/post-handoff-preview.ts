import type { z } from 'zod';
import { covers, isOver, type Basis } from '../../domain/basis/basis';
import { dueAt } from '../../domain/calendar/terms';
import { findAction, isBlocked } from '../../domain/case/action';
import type { Case } from '../../domain/case/case';
import { handoffRules } from '../../domain/case/handoff';
import { isSettled } from '../../domain/case/plan';
import { composeContent } from '../../domain/handoff/content';
import { previewCategories } from '../../domain/handoff/preview';
import type { Partner } from '../../domain/partner/partner';
import { readCase } from '../../store/case-view';
import { personOf } from '../../store/handoff-texts';
import { actorOf } from '../commands/actor';
import type { CommandDependencies } from '../commands/command-route';
import { unknownCase } from '../commands/unknown-case';
import { defineRoute, type Caller } from '../route';
import { CaseNumberParams } from '../schemas/case-schema';
import { HandoffPreviewSchema, NewPreviewSchema } from '../schemas/handoff-preview-schema';
import { refuseUnknownPartners } from './known-partner';

type Dependencies = CommandDependencies & { readonly partners: readonly Partner[] };
type Asked = z.output<typeof NewPreviewSchema>;

/** POST /cases/{caseNumber}/handoff-previews: nothing is sent, permitted or kept. */
export function postHandoffPreview({ db, keys, policy, partners }: Dependencies) {
  return defineRoute({
    method: 'post',
    path: '/cases/{caseNumber}/handoff-previews',
    operationId: 'postHandoffPreview',
    summary: 'See what a hand-off would tell a partner, and what stays',
    description: 'Takes no permit and leaves nothing behind but its line in the access log.',
    tag: 'Handoffs',
    access: { purpose: 'work' },
    params: CaseNumberParams,
    body: NewPreviewSchema,
    responses: { 200: { description: 'What goes and what stays.', schema: HandoffPreviewSchema } },
    handle: async ({ params: { caseNumber }, body, caller }) => {
      refuseUnknownPartners(partners, [['/partner', body.partner]]);
      const partner = partners.find(({ id }) => id === body.partner);
      const view = await readCase(db, caseNumber);
      if (view === undefined || partner === undefined) throw unknownCase();
      const { current } = view;
      const now = new Date().toISOString();
      const basis = basisFor(current, body, now);
      const covered = covers(basis, partner.id, now) ?? [];
      const { goes, stays } = previewCategories(body.categories, partner.categories, covered);
      const asked = { partner, basis, now, caller, terms: policy.terms, delivery: policy.handoffs };
      const person = await personOf({ db, keys }, current);
      const details = Object.fromEntries(
        body.details.map(({ category, text }) => [category, text]),
      );
      const content = composeContent(goes, {
        ...(body.question === undefined ? {} : { question: body.question }),
        ...(person === undefined ? {} : { person }),
        details,
      });
      return {
        status: 200,
        body: {
          ...{ goes, stays, content, answerDueAt: dueAt(partner.terms.acceptance, now) },
          waitsFor: waitsFor(current, body.actionId),
          ...(basis === undefined ? {} : { basis }),
          ...refusalOf(current, body, asked),
        },
      };
    },
  });
}

/** The one that was asked for, or the newest that holds and names the partner. */
function basisFor({ bases = [] }: Case, asked: Asked, now: string): Basis | undefined {
  if (asked.basisId !== undefined) return bases.find(({ basisId }) => basisId === asked.basisId);
  return bases.findLast(
    (basis) => !isOver(basis, now) && covers(basis, asked.partner, now) !== undefined,
  );
}

function waitsFor(current: Case, actionId: string): readonly string[] {
  if (!isBlocked(current, actionId)) return [];
  const dependsOn = findAction(current, actionId)?.dependsOn ?? [];
  return dependsOn.filter((id) => {
    const action = findAction(current, id);
    return action !== undefined && !isSettled(action);
  });
}

interface Around {
  readonly partner: Partner;
  readonly basis: Basis | undefined;
  readonly now: string;
  readonly caller: Caller;
  readonly terms: CommandDependencies['policy']['terms'];
  readonly delivery: CommandDependencies['policy']['handoffs'];
}

/** What the case would say to this hand-off now. */
function refusalOf(
  current: Case,
  { actionId, categories = [] }: Asked,
  { partner, basis, now, caller, terms, delivery }: Around,
) {
  const command = {
    ...{ actionId, categories, partner: partner.id, kind: 'help-request' as const },
    ...{ basisId: basis?.basisId ?? '', partnerMay: partner.categories, questionRef: '' },
    ...{ detailRefs: [], terms: partner.terms, delivery },
    ...{ commandId: 'preview', by: actorOf(caller) },
  };
  const refusal = handoffRules.requestHandoff.refuse(current, command, { now, terms });
  return refusal === undefined ? {} : { refusal };
}
