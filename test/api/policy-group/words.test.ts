import { createLabels } from '../../../api/policy-group/labels';
import * as words from '../../../api/pages/policy-group/words';
import { derivedThemes } from '../../../domain/report/derived-signals';
import { partners, policy } from '../../support/test-routes';
import { sampleReport } from '../../support/signal-report';

const labels = createLabels(policy, partners);

describe('the words of the report', () => {
  it('name every theme, also those that nobody raises', () => {
    for (const code of [...derivedThemes, ...Object.keys(policy.signalThemes)]) {
      expect(labels.theme(code)).not.toBe(code);
    }
  });

  it('take the words of the policy before our own', () => {
    const signalThemes = { 'partner-has-no-capacity': 'Partner vol' };
    const own = createLabels({ ...policy, signalThemes }, partners);
    expect(own.theme('partner-has-no-capacity')).toBe('Partner vol');
  });

  it('name everything in a report', () => {
    const { organisations, factsheet } = sampleReport;
    for (const { code } of organisations) expect(labels.organisation(code)).not.toBe(code);
    for (const { code } of factsheet.questions) expect(labels.question(code)).not.toBe(code);
    for (const { code } of factsheet.results) expect(labels.result(code)).not.toBe(code);
  });

  it('show a code that is gone from the policy as it is, also one that every object has', () => {
    expect(labels.theme('gone-since')).toBe('gone-since');
    expect(labels.theme('constructor')).toBe('constructor');
  });

  it.each(Object.entries(words))('are not empty and not the code in %s', (_name, table) => {
    for (const [code, word] of Object.entries(table)) {
      expect(word.trim()).not.toBe('');
      expect(word).not.toBe(code);
    }
  });
});
