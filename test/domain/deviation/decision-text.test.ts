import { join } from 'node:path';
import { loadPolicy } from '../../../config/policy';
import { decisionText, functionOf } from '../../../domain/deviation/decision-text';

const policy = loadPolicy(join(__dirname, '../../../config/policy/houten.json'));

const textOf = (decidedBy: string, more: { article?: string; insteadOf?: string } = {}) =>
  decisionText({
    ...{ municipality: 'Houten', caseNumber: 'OK-2033-00001', rule: 'Participatiewet' },
    ...{ mandate: 'Mandaat van de wethouders', reason: 'Geen adres.', decidedBy, ...more },
    ...{ decidedAs: functionOf(decidedBy, policy), at: '2033-03-08T23:30:00.000Z' },
  });

describe('the text of a decision to deviate', () => {
  it('says by what function it was decided, with the code and no name', () => {
    expect(textOf('pl-01')).toContain(
      'Besloten door\nmandaathouder Op Koers, gemeente Houten (pl-01)\n',
    );
  });

  it.each(['wc-01', 'wc-02'])('does not make %s, who has a seat, a project leader', (code) => {
    expect(textOf(code)).toContain(`lid van de tafel Op Koers, gemeente Houten (${code})`);
  });

  it('has the article and what it comes instead of only when they are given', () => {
    const text = textOf('pl-01', { article: 'artikel 40', insteadOf: 'Afwijzen.' });
    expect(text).toContain('Afgeweken van\nParticipatiewet, artikel 40\n');
    expect(text).toContain('In plaats van\nAfwijzen.\n');
    expect(textOf('pl-01')).not.toContain('In plaats van');
  });

  it('has the date in Amsterdam', () => {
    expect(textOf('pl-01')).toContain('Datum\nwoensdag 9 maart 2033');
  });
});
