import { dutchDate, dutchMoment } from '../../../domain/notice/dutch-date';
import { isPlain, noticeKinds } from '../../../domain/notice/notice';
import { noticeText, sessionText } from '../../../domain/notice/texts';

const frame = {
  caseNumber: 'OK-2026-00042',
  publicUrl: 'https://hub.op-koers.example',
  supportPhone: '030 - 000 00 00',
};

describe('Dutch dates', () => {
  it.each([
    ['2026-03-03T08:00:00.000Z', 'dinsdag 3 maart 2026', '09:00'],
    ['2026-07-31T22:30:00.000Z', 'zaterdag 1 augustus 2026', '00:30'],
    ['2026-12-31T23:00:00.000Z', 'vrijdag 1 januari 2027', '00:00'],
  ])('writes %s in full, as Amsterdam has it', (instant, date, time) => {
    expect(dutchDate(instant)).toBe(date);
    expect(dutchMoment(instant)).toBe(`${date} om ${time} uur`);
  });
});

describe('the words of a notice', () => {
  const kinds = noticeKinds.filter(isPlain);

  it.each(kinds)('say the case, the day and where to look: %s', (kind) => {
    const facts = { audience: [], at: '2026-03-03T08:00:00.000Z', n: 2 } as const;
    const { subject, body } = noticeText(kind, facts, frame);
    expect(subject).toBe('Op Koers OK-2026-00042');
    expect(body).toContain('Dossier OK-2026-00042');
    expect(body).toContain('dinsdag 3 maart 2026');
    expect(body).toContain(frame.publicUrl);
    expect(body).not.toMatch(/undefined|null|\bNaN\b/);
  });

  it('names the term and counts its passings', () => {
    const facts = { audience: [], at: '2026-03-03T08:00:00.000Z', term: 'intake', passing: 2 };
    const { body } = noticeText('term-passed', facts, frame);
    expect(body).toContain('De termijn voor het intakegesprek is voorbij');
    expect(body).toContain('Dit is de 2e melding.');
  });

  it('gives the reason of a partner as a fixed word, and never one it does not know', () => {
    const facts = { audience: [], at: '2026-03-03T08:00:00.000Z', n: 2, status: 'rejected' };
    const bodyOf = (reason: string) =>
      noticeText('handoff-answered', { ...facts, reason }, frame).body;
    expect(bodyOf('capacity')).toContain('Overdracht 2 is niet aangenomen door de partner');
    expect(bodyOf('capacity')).toContain('(reden: geen plek)');
    expect(bodyOf('mevrouw Kanarie')).not.toContain('Kanarie');
  });

  it('says when a session is, where, and that it is off', () => {
    const session = { startsAt: '2026-03-03T08:00:00.000Z', place: 'digitaal' };
    const words = (method: 'REQUEST' | 'CANCEL', isUpdate: boolean) =>
      sessionText({ ...session, method, isUpdate }, frame).body;
    expect(words('REQUEST', false)).toContain(
      'U bent uitgenodigd voor een sessie op dinsdag 3 maart 2026 om 09:00 uur.\nPlaats: digitaal.',
    );
    expect(words('REQUEST', true)).toContain('is bijgewerkt');
    expect(words('CANCEL', true)).toContain('gaat voor u niet door');
  });
});
