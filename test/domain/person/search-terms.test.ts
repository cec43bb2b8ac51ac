import { searchTermsOf } from '../../../domain/person/search-terms';

const birthDate = '2004-02-29';
const named = (name: string) => searchTermsOf({ name, birthDate });

describe('what a person is found by', () => {
  it('is the number, and the name with the birth date', () => {
    expect(searchTermsOf({ name: 'Sam Voorbeeld', birthDate, bsn: '999990019' })).toEqual([
      { kind: 'bsn', text: '999990019' },
      { kind: 'name-and-birth-date', text: '2004-02-29 sam voorbeeld' },
    ]);
  });

  it.each([
    'José de Voorbeeld-Verzonnen',
    'jose de voorbeeld verzonnen',
    'VOORBEELD-VERZONNEN, José de',
    '  Jose\u0301  de  Voorbeeld – Verzonnen ',
    'Ｊosé de Voorbeeld Verzonnen',
  ])('does not depend on how the name is written: %s', (name) => {
    expect(named(name)).toEqual(named('José de Voorbeeld Verzonnen'));
  });

  it.each([
    ['another name', named('Sim Voorbeeld')],
    ['one name less', named('Voorbeeld')],
    ['another day', searchTermsOf({ name: 'Sam Voorbeeld', birthDate: '2004-02-28' })],
  ])('differs for %s', (_what, terms) => {
    expect(terms).toHaveLength(1);
    expect(terms).not.toEqual(named('Sam Voorbeeld'));
  });

  it.each([[undefined], [null], ['Sam'], [[]], [{ name: 'Sam' }], [{ birthDate }], [{ bsn: 7 }]])(
    'is nothing for %j',
    (person) => {
      expect(searchTermsOf(person)).toEqual([]);
    },
  );

  it('is nothing for a name without a letter', () => {
    expect(named('–')).toEqual([]);
  });
});
