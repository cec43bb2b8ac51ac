import type { Logger } from 'pino';
import type { Basis } from '../../domain/basis/basis';
import { composeContent, type HandoffContent } from '../../domain/handoff/content';
import { isSettledStatus } from '../../domain/handoff/status';
import type { Partner } from '../../domain/partner/partner';
import type { Database } from '../../store/database';
import { endEgress, markOpened } from '../../store/egress-log';
import { readHandoffTexts } from '../../store/handoff-texts';
import type { CaseKeys } from '../../store/keys/case-keys';
import { takePermit, type Permit } from '../../store/permits';
import type { FoundHandoff } from './find-handoff';

export interface OpenedContent {
  readonly content: HandoffContent;
  readonly basis:
    | { readonly kind: 'consent'; readonly validUntil: string }
    | { readonly kind: 'statutory'; readonly law: string; readonly article: string };
}

export interface ContentParts {
  readonly db: Database;
  readonly keys: CaseKeys;
  readonly logger: Logger;
  /** Protections that a control run of a proof switches off. */
  readonly without: readonly string[];
}

const leaseMs = 5_000;

/** What the partner may see now, under a permit of its own; undefined when it may see nothing any more. */
export async function openContent(
  { db, keys, logger, without }: ContentParts,
  { handoff, current }: FoundHandoff,
  partner: Partner,
): Promise<OpenedContent | undefined> {
  const { handoffId, basisId, categories } = handoff;
  const basis = current.bases?.find((one) => one.basisId === basisId);
  if (basis === undefined || isGone({ handoff, current })) return undefined;
  const { caseNumber } = current;
  const permit = await takePermit(db, {
    caseNumber,
    handoffId,
    partner: partner.id,
    basisId,
    purpose: 'content',
    asked: categories,
    partnerMay: partner.categories,
    attempt: 1,
    leaseMs,
  });
  const about = { handoffId, partner: partner.id };
  if ('denied' in permit) {
    logger.info({ ...about, code: permit.denied }, 'content refused');
    return undefined;
  }
  const isChosen = !without.includes('category-choice');
  const held = isChosen ? permit : { ...permit, categories };
  const content = await readUnder({ db, keys }, held, { handoff, current });
  logger.info({ ...about, categories: permit.categories }, 'content opened');
  return { content, basis: basisOf(basis) };
}

/** Whoever has answered for good, or was told to delete, has no more use for it. */
function isGone({ handoff: { status, withdrawal } }: FoundHandoff): boolean {
  return (
    isSettledStatus(status) || (withdrawal !== undefined && withdrawal.categories === undefined)
  );
}

async function readUnder(
  { db, keys }: Pick<ContentParts, 'db' | 'keys'>,
  { egressId, categories, openBy }: Permit,
  found: FoundHandoff,
): Promise<HandoffContent> {
  try {
    const content = composeContent(
      categories,
      await readHandoffTexts({ db, keys }, found.handoff, found.current),
    );
    if (performance.now() > openBy) throw new Error('the permit ended before the texts were read');
    await markOpened(db, egressId);
    await endEgress(db, egressId, { result: 'sent' });
    return content;
  } catch (error) {
    await endEgress(db, egressId, { result: 'failed', code: 'NOT_READ' });
    throw error;
  }
}

function basisOf({ basisId, kind, validUntil, law, article }: Basis): OpenedContent['basis'] {
  if (kind === 'consent' && validUntil !== undefined) return { kind, validUntil };
  if (kind === 'statutory' && law !== undefined && article !== undefined)
    return { kind, law, article };
  throw new Error(`basis ${basisId} lacks what its kind needs`);
}
