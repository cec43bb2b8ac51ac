import fc from 'fast-check';
import {
  deadLetter,
  delay,
  deliver,
  isDone,
  narrow,
  neverSent,
  nextTermAt,
  passTerms,
  recalled,
  recallFailed,
  reminded,
  reminderDue,
  resend,
  stop,
} from '../../../domain/handoff/decide-handoff';
import { partnerStatuses } from '../../../domain/handoff/status';
import { accepted, HandoffStory, recalling, requested, sending } from './handoff-builder';

const cancel = (story: HandoffStory) =>
  story.decide((current, now) => stop(current, { why: 'cancelled', withdrawnAt: now }));
const passAt = (story: HandoffStory, now: string) => story.at(now).decide(passTerms);

describe('delivering', () => {
  it('sets the term for an answer, to 17:00 of its last working day', () => {
    expect(requested().due('acceptance')).toBe('2026-10-12T15:00:00.000Z');
  });

  it('counts an answer that comes before the hub knows of the delivery as delivered', () => {
    const story = sending().say({ status: 'accepted', sequence: 1 });
    expect(story.current).toMatchObject({ status: 'accepted', deliveryState: 'delivered' });
    story.decide((current, now) => deliver(current, 3, now));
    expect(story.current.status).toBe('accepted');
    expect(story.due('acceptance')).toBeUndefined();
  });

  it('says once that it is delayed', () => {
    const trouble = { attempts: 4, trouble: 'HTTP_503' };
    const story = sending().decide((current) => delay(current, trouble));
    expect(story.decide((current) => delay(current, trouble)).types).toEqual([
      'handoffPermitted',
      'handoffDelayed',
    ]);
  });

  it('makes a dead letter that can be sent again, and nothing else can', () => {
    const trouble = { attempts: 10, trouble: 'HTTP_503' };
    const story = sending().decide((current) => deadLetter(current, trouble));
    expect(story.current.deliveryState).toBe('dead-letter');
    expect(story.decide(resend).current.deliveryState).toBe('sending');
    expect(requested().decide(resend).types).not.toContain('handoffResent');
  });
});

describe('answers of a partner', () => {
  it('set the terms for progress and outcome, and clear that for an answer', () => {
    const story = accepted();
    expect(story.due('acceptance')).toBeUndefined();
    expect(story.due('progress')).toBe('2026-10-19T15:00:00.000Z');
    expect(story.due('completion')).toBe('2026-11-30T16:00:00.000Z');
  });

  it('imply acceptance when progress comes first', () => {
    const story = requested().say({ status: 'in-progress', sequence: 4 });
    expect(story.current).toMatchObject({ status: 'in-progress', partnerSequence: 4 });
    expect(story.current.acceptedAt).toBeDefined();
  });

  it('are kept and not applied when a newer one was', () => {
    const story = requested()
      .say({ status: 'completed', sequence: 3, outcomeRef: 'o' })
      .say({ status: 'accepted', sequence: 1 });
    expect(story.current.status).toBe('completed');
    expect(story.facts.at(-1)?.data).toMatchObject({ isApplied: false });
  });

  it('are not applied to what is settled or never went', () => {
    const settled = requested().say({ status: 'rejected', sequence: 1, reason: 'capacity' });
    settled.say({ status: 'accepted', sequence: 2 });
    expect(settled.current).toMatchObject({ status: 'rejected', reason: 'capacity' });
    const waiting = new HandoffStory().say({ status: 'accepted', sequence: 1 });
    expect(waiting.current.status).toBe('waiting');
  });

  it('renew the term for progress each time', () => {
    const story = accepted().at('2026-10-12T08:00:00.000Z');
    story.say({ status: 'in-progress', sequence: 2 }).at('2026-10-13T08:00:00.000Z');
    story.say({ status: 'in-progress', sequence: 3 });
    expect(story.due('progress')).toBe('2026-10-27T16:00:00.000Z');
  });

  it('end in the status of the highest sequence that was possible, in whatever order they come', () => {
    const lives = [
      { status: 'accepted', sequence: 1 },
      { status: 'in-progress', sequence: 2 },
      { status: 'on-hold', sequence: 3 },
      { status: 'completed', sequence: 4, outcomeRef: 'o' },
    ] as const;
    fc.assert(
      fc.property(fc.shuffledSubarray([...lives], { minLength: 4, maxLength: 4 }), (shuffled) => {
        const story = requested();
        for (const said of shuffled) story.say(said);
        expect(story.current.status).toBe('completed');
        expect(story.facts.filter(({ type }) => type === 'handoffAnswered')).toHaveLength(4);
      }),
    );
  });

  it('never bring back a hand-off that was stopped', () => {
    fc.assert(
      fc.property(fc.array(fc.constantFrom(...partnerStatuses), { maxLength: 6 }), (said) => {
        const story = requested().withdraw();
        said.forEach((status, index) => story.say({ status, sequence: index + 1 }));
        expect(story.current.status).toBe('cancelled');
      }),
    );
  });
});

describe('stopping', () => {
  it('takes nothing back from one that never began', () => {
    const story = cancel(new HandoffStory());
    expect(story.current).toMatchObject({
      status: 'cancelled',
      reason: 'cancelled',
      withdrawal: { state: 'nothing-sent' },
    });
    expect(isDone(story.current)).toBe(true);
  });

  it('recalls one that was sent, and waits for the confirmation within its term', () => {
    const story = recalling();
    expect(story.current.withdrawal?.state).toBe('recalled');
    expect(story.due('deletion')).toBe('2026-10-08T15:00:00.000Z');
    expect(isDone(story.current)).toBe(false);
    story.say({ status: 'deleted', sequence: 1 });
    expect(isDone(story.current)).toBe(true);
    expect(story.due('deletion')).toBeUndefined();
  });

  it('takes a partner at its word that the law makes it keep something', () => {
    const story = recalling().say({ status: 'kept', sequence: 1, noteRef: 'n' });
    expect(story.current.withdrawal).toMatchObject({ state: 'kept', noteRef: 'n' });
  });

  it('comes too late for a cancellation that crosses the outcome, but not for a withdrawal', () => {
    const story = requested().say({ status: 'completed', sequence: 1, outcomeRef: 'o' });
    expect(cancel(story).current.withdrawal).toBeUndefined();
    expect(story.withdraw().current).toMatchObject({
      status: 'completed',
      withdrawal: { state: 'recalling' },
    });
  });

  it('happens once', () => {
    const story = recalling().withdraw();
    expect(story.types.filter((type) => type === 'handoffStopped')).toHaveLength(1);
  });

  it('has nothing to confirm when nothing had left', () => {
    expect(isDone(sending().withdraw().decide(neverSent).current)).toBe(true);
  });

  it('hands a recall that cannot be delivered to a person, who sends it again', () => {
    const story = requested().withdraw();
    story.decide((current) => recallFailed(current, 'HTTP_410'));
    expect(story.current.withdrawal?.state).toBe('undeliverable');
    expect(story.decide(resend).current.withdrawal?.state).toBe('recalling');
  });
});

describe('taking back a part', () => {
  it('goes on with what is left, and asks to delete the rest', () => {
    const story = accepted();
    story.decide((current, now) => narrow(current, ['housing', 'debts'], now));
    expect(story.current).toMatchObject({
      status: 'accepted',
      categories: ['identity'],
      withdrawal: { categories: ['housing'], state: 'recalling' },
    });
    story.decide(recalled).say({ status: 'deleted', sequence: 0 });
    expect(story.current).toMatchObject({ status: 'accepted', withdrawal: { state: 'deleted' } });
  });

  it('is nothing when none of it was to go', () => {
    const story = accepted().decide((current, now) => narrow(current, ['debts'], now));
    expect(story.current.withdrawal).toBeUndefined();
  });

  it('makes way for a withdrawal of the whole', () => {
    const story = accepted().decide((current, now) => narrow(current, ['housing'], now));
    expect(story.withdraw().current.withdrawal?.categories).toBeUndefined();
  });
});

describe('terms of a partner', () => {
  it('remind at the first passing, tell the project leader at the second, and then rest', () => {
    const story = passAt(requested(), '2026-10-12T15:00:00.000Z');
    expect(story.facts.at(-1)?.data).toMatchObject({ passing: 1, notify: 'case-holder' });
    expect(reminderDue(story.current)).toBe('acceptance');
    story.decide((current) => reminded(current, 'acceptance'));
    expect(reminderDue(story.current)).toBeUndefined();
    expect(nextTermAt(story.current)).toBe('2026-10-19T15:00:00.000Z');
    passAt(story, '2026-10-19T15:00:00.000Z');
    expect(story.facts.at(-1)?.data).toMatchObject({ passing: 2, notify: 'project-leader' });
    expect(nextTermAt(story.current)).toBeUndefined();
  });

  it('do not pass before their time', () => {
    expect(passAt(requested(), '2026-10-12T14:59:59.999Z').types).not.toContain(
      'handoffTermPassed',
    );
  });
});

describe('the facts of a hand-off', () => {
  it('are numbered without gaps', () => {
    const { facts } = recalling().say({ status: 'deleted', sequence: 1 });
    expect(facts.map(({ n }) => n)).toEqual(facts.map((_fact, index) => index + 1));
  });
});
