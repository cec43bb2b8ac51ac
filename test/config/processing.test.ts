import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { loadProcessing } from '../../config/processing';
import { dataCategories } from '../../domain/basis/category';

const shipped = 'config/processing/houten.json';

describe('the processing activities of Houten', () => {
  const { activities } = loadProcessing(shipped);

  it('name what the hub does with personal data', () => {
    expect(activities.map(({ id }) => id)).toEqual([
      'case',
      'handoff',
      'evaluation',
      'budget',
      'signal-report',
      'notices',
      'rights',
      'accountability',
    ]);
  });

  it('say of a hand-off every category that one can carry', () => {
    const handoff = activities.find(({ id }) => id === 'handoff');
    expect(handoff?.categories).toEqual([...dataCategories]);
  });

  it('give every activity a basis and a term, which the municipality may have to settle', () => {
    for (const { legalBasis, retention } of activities) {
      expect(legalBasis.join(' ')).toMatch(/AVG art\. 6/);
      expect(retention.join(' ')).not.toBe('');
    }
  });
});

describe('a file of processing activities', () => {
  let folder: string;
  beforeEach(() => {
    folder = mkdtempSync(join(tmpdir(), 'op-koers-processing-'));
  });
  afterEach(() => {
    rmSync(folder, { recursive: true });
  });

  const errorOf = (content: string) => {
    const path = join(folder, 'processing.json');
    writeFileSync(path, content);
    try {
      loadProcessing(path);
      return 'no error';
    } catch (error) {
      return (error as Error).message;
    }
  };

  it('is refused with everything that is wrong in it', () => {
    const text = errorOf(
      JSON.stringify({
        controller: { name: 'Gemeente Voorbeeld', mailbox: 'geen adres' },
        privacyOfficer: { mailbox: 'fg@voorbeeld.example' },
        activities: [{ id: 'case', version: '1', name: 'Traject', purpose: '', categories: ['x'] }],
      }),
    );
    for (const field of ['controller.mailbox', 'purpose', 'categories.0', 'legalBasis'])
      expect(text).toContain(field);
  });

  it('is refused when two activities have one id', () => {
    const { controller, privacyOfficer, activities } = loadProcessing(shipped);
    const twice = [...activities, ...activities.slice(0, 1)];
    const text = errorOf(JSON.stringify({ controller, privacyOfficer, activities: twice }));
    expect(text).toContain('activities: must not use the same id twice');
  });

  it('is refused when it is no JSON or not there', () => {
    expect(errorOf('{')).toContain('is not JSON');
    expect(() => loadProcessing(join(folder, 'none.json'))).toThrow('cannot be read');
  });
});
