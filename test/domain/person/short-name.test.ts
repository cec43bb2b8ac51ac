import { shortName } from '../../../domain/person/short-name';

describe('a name in a list', () => {
  it.each([
    ['Noor Voorbeeld', 'Noor V.'],
    ['Noor de Voorbeeld', 'Noor V.'],
    ['Lot van der Bedacht', 'Lot B.'],
    ['Ties', 'Ties'],
    ['  Éva   Élise  Ödön ', 'Éva Ö.'],
    ['sam voorbeeld', 'sam V.'],
    ['Bo Verzonnen - de Proef', 'Bo P.'],
    ['', ''],
  ])('of %s is %s', (name, short) => {
    expect(shortName(name)).toBe(short);
  });
});
