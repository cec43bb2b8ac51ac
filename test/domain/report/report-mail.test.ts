import { composeReportMail, type ReportMailFrame } from '../../../domain/report/report-mail';
import { sampleReport, themeLine } from '../../support/sample-report';

const frame: ReportMailFrame = {
  unanswered: 2,
  link: 'https://hub.example/signalen/3',
  labels: { 'waiting-list': 'Wachtlijst', 'no-emergency-housing': 'Geen noodopvang' },
  supportPhone: '030 - 000 00 00',
};

describe('the mail about an edition', () => {
  it('says which, what waits, what was heard most and where to read it', () => {
    const themes = [
      themeLine('no-emergency-housing', 7),
      themeLine('letters-not-understood', 'withheld'),
      themeLine('waiting-list', 12),
    ];
    expect(composeReportMail(sampleReport(themes), frame)).toEqual({
      subject: 'Op Koers Houten: signaalrapportage 3',
      body: `Signaalrapportage 3 van Op Koers Houten staat klaar.

De rapportage gaat over maandag 15 februari 2027 tot en met maandag 29 maart 2027.

Er wachten 2 signalen op uw antwoord.

Deze signalen kwamen het meest voor:
- Wachtlijst: 12
- Geen noodopvang: 7

Lees de rapportage en geef uw antwoord:
https://hub.example/signalen/3

In deze mail staan geen persoonsgegevens. Een aantal onder de 5 dossiers noemen wij niet.

Vragen? Bel 030 - 000 00 00. Antwoorden op deze mail worden niet gelezen.
`,
    });
  });

  it('names no theme whose count is withheld, and at most five', () => {
    const many = Array.from({ length: 8 }, (_, index) => themeLine(`theme-${index}`, 10 + index));
    const { body } = composeReportMail(sampleReport(many), frame);
    expect(body.match(/^- .*$/gm)).toEqual([
      '- theme-7: 17',
      '- theme-6: 16',
      '- theme-5: 15',
      '- theme-4: 14',
      '- theme-3: 13',
    ]);
    const hidden = composeReportMail(sampleReport([themeLine('waiting-list', 'withheld')]), frame);
    expect(hidden.body).toContain('Geen signaal kwam zo vaak voor');
    expect(hidden.body).not.toContain('Wachtlijst');
  });

  it.each([
    [0, 'Er wachten geen signalen op uw antwoord.'],
    [1, 'Er wacht 1 signaal op uw antwoord.'],
    [12, 'Er wachten 12 signalen op uw antwoord.'],
  ])('says that %i wait', (unanswered, sentence) => {
    expect(composeReportMail(sampleReport(), { ...frame, unanswered }).body).toContain(sentence);
  });

  it('says when it is an extra one and when it is late', () => {
    const plain = composeReportMail(sampleReport(), frame).body;
    expect(plain).not.toMatch(/extra|later/);
    const extra = composeReportMail(sampleReport([], { kind: 'extra', isLate: true }), frame).body;
    expect(extra).toContain('Dit is een extra rapportage.');
    expect(extra).toContain('later dan gepland');
  });
});
