import { cpSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { loadMembers } from '../../../config/members';
import { listPartners } from '../../../config/partners';
import { loadPolicy } from '../../../config/policy';
import { loadProcessing } from '../../../config/processing';
import { composeRegister } from '../../../config/register/compose-register';
import { categoryWords } from '../../../config/register/words';
import type { DataCategory } from '../../../domain/basis/category';
import type { Subscriber } from '../../../domain/report/subscriber';

const houten = 'config/partners/houten';

function registerOf(partners = houten, subscribers: readonly Subscriber[] = []): string {
  return composeRegister({
    processing: loadProcessing('config/processing/houten.json'),
    policy: loadPolicy('config/policy/houten.json'),
    partners: listPartners(partners, []),
    members: loadMembers('config/members/houten.json'),
    subscribers,
  });
}

/** Rows of the register's table below a heading, as cells. */
function rows(register: string, heading: string): string[][] {
  const [, after = ''] = register.split(`### ${heading}\n`);
  const [section = ''] = after.split(/^##/m);
  const lines = section.split('\n').filter((line) => line.startsWith('| '));
  return lines.slice(2).map((line) => line.slice(2, -2).split(' | '));
}

const codeOf = new Map(Object.entries(categoryWords).map(([code, word]) => [word, code]));

const shownTo = (register: string) =>
  rows(register, 'Partners').map(([, id, , words = '']) => ({
    id,
    categories: words.split(', ').map((word) => codeOf.get(word)),
  }));

describe('the register of processing activities', () => {
  let folder: string;
  beforeEach(() => {
    folder = mkdtempSync(join(tmpdir(), 'op-koers-register-'));
    cpSync(houten, folder, { recursive: true });
  });
  afterEach(() => {
    rmSync(folder, { recursive: true });
  });

  const write = (id: string, categories: readonly DataCategory[], name = 'Buurtwerk Voorbeeld') => {
    const like = JSON.parse(readFileSync(join(houten, 'wil.json'), 'utf8')) as object;
    const content = JSON.stringify({ ...like, id, name, categories });
    writeFileSync(join(folder, `${id}.json`), content);
  };

  it('names every partner of the configuration with exactly its categories', () => {
    expect(shownTo(registerOf())).toEqual(
      listPartners(houten, []).map(({ id, categories }) => ({ id, categories })),
    );
  });

  it('has words of their own for all categories', () => {
    expect(codeOf.size).toBe(Object.keys(categoryWords).length);
  });

  it('changes with a new partner, and with what a partner may get', () => {
    write('buurtwerk', ['identity', 'housing']);
    expect(shownTo(registerOf(folder))).toContainEqual({
      id: 'buurtwerk',
      categories: ['identity', 'housing'],
    });
    write('buurtwerk', ['identity']);
    expect(shownTo(registerOf(folder))).toContainEqual({
      id: 'buurtwerk',
      categories: ['identity'],
    });
  });

  it('has a section for every activity with its purpose, basis and term', () => {
    const register = registerOf();
    for (const { name, id, version, purpose } of loadProcessing('config/processing/houten.json')
      .activities) {
      const said = Object.fromEntries(rows(register, name)) as Record<string, string>;
      expect(said['Id en versie']).toBe(`${id}, ${version}`);
      expect(said['Doel']).toBe(purpose);
      expect(said['Grondslag']).toContain('AVG art.');
      expect(said['Bewaren']).not.toBe('');
    }
  });

  it('says which tables there are, and of members only how many', () => {
    const register = registerOf();
    expect(rows(register, 'De tafels').map(([table]) => table)).toEqual([
      'Tafel voor volwassenen',
      'Tafel voor jongeren',
    ]);
    expect(register).toContain('19 codes');
    expect(register).not.toContain('wc-01');
  });

  it('names who is told of the signal report', () => {
    const subscriber: Subscriber = {
      id: 'open-data',
      name: 'Open data Voorbeeld',
      webhook: { url: 'https://opendata.example/x', scheme: 'v1a', signWith: ['SUBSCRIBER_X'] },
    };
    const register = registerOf(houten, [subscriber]);
    expect(rows(register, 'Afnemers van het signalenrapport')).toEqual([
      ['Open data Voorbeeld', 'open-data', 'opendata.example'],
    ]);
    expect(register).not.toContain('SUBSCRIBER_X');
  });

  it('keeps a name in its cell, whatever is in it', () => {
    write('buurtwerk', ['identity'], 'Buurt | werk <b>`x`\n| y');
    const register = registerOf(folder);
    expect(shownTo(register)).toContainEqual({ id: 'buurtwerk', categories: ['identity'] });
    expect(register).not.toContain('<b>');
  });
});
