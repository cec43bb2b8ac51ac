import { erasureGrounds, refuseErasure, type ErasureFacts } from '../../../domain/erasure/erasure';
import type { Retention, RetentionLine } from '../../../domain/retention/retention';
import { CaseStory } from '../case/case-builder';

const now = '2040-01-01T00:00:00.000Z';
const line = (until: string, endsOnRequest: boolean): RetentionLine => ({
  ...{ ground: 'wmo', source: 'a law', until, endsOnRequest },
});
const kept = (...lines: readonly RetentionLine[]): Retention => ({
  ...{ from: '2026-01-01T00:00:00.000Z', lines, dueAt: lines[0]?.until ?? '' },
});
const over = line('2039-01-01T00:00:00.000Z', false);
const running = line('2041-01-01T00:00:00.000Z', false);
const untilAsked = line('2041-01-01T00:00:00.000Z', true);

const facts = (changes: Partial<ErasureFacts> = {}): ErasureFacts => ({
  ...{ current: { stage: 'closed' }, retention: kept(over), ground: 'retention-over', now },
  ...changes,
});

describe('an erasure', () => {
  it('is allowed once the case is closed and every term is over', () => {
    expect(refuseErasure(facts())).toBeUndefined();
  });

  it.each(['referral', 'plan', 'closure', 'aftercare'] as const)(
    'is refused at stage %s, on whatever ground',
    (stage) => {
      for (const ground of erasureGrounds)
        expect(refuseErasure(facts({ current: { stage }, ground }))).toBe('CASE_OPEN');
    },
  );

  it('is refused while a hand-off is open or a partner still holds what was taken back', () => {
    const { current } = new CaseStory();
    const handoff = { status: 'accepted' } as never;
    const recalled = { status: 'cancelled', withdrawal: { state: 'recalled' } } as never;
    for (const handoffs of [[handoff], [recalled]])
      expect(refuseErasure(facts({ current: { ...current, stage: 'closed', handoffs } }))).toBe(
        'HANDOFF_OPEN',
      );
    const done = { status: 'cancelled', withdrawal: { state: 'deleted' } } as never;
    expect(
      refuseErasure(facts({ current: { ...current, stage: 'closed', handoffs: [done] } })),
    ).toBeUndefined();
  });

  it.each([
    ['retention-over', [running], 'RETENTION_RUNS'],
    ['retention-over', [over, untilAsked], 'RETENTION_RUNS'],
    ['resident-asked', [over, running], 'RETENTION_RUNS'],
    ['resident-asked', [untilAsked], undefined],
    ['unlawful', [running], undefined],
  ] as const)('on the ground %s meets a term that runs: %#', (ground, lines, refusal) => {
    expect(refuseErasure(facts({ ground, retention: kept(...lines) }))).toBe(refusal);
  });
});
