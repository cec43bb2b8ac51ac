import { traitsOf, type Trait } from '../../../domain/report/check-wording';

const personal: readonly (readonly [Trait, string])[] = [
  ['mail-address', 'Mail naar noor.voorbeeld@inwoner.example'],
  ['mail-address', 'noor (at) inwoner.example'],
  ['mail-address', 'NOOR@INWONER.EXAMPLE graag'],
  ['phone-number', 'Bel 06 12345678'],
  ['phone-number', 'Bel 06-12 34 56 78 na vijven'],
  ['phone-number', 'Bereikbaar op 030 - 639 26 11'],
  ['phone-number', 'Bel (030) 639 26 11'],
  ['phone-number', '+31 6 12345678'],
  ['phone-number', '+31(0)6-12345678'],
  ['phone-number', '0031612345678'],
  ['phone-number', '+32 470 12 34 56'],
  ['phone-number', 'Bel ０６１２３４５６７８'],
  ['citizen-number', 'BSN 111222333'],
  ['citizen-number', 'nummer 1112.22.333'],
  ['citizen-number', '111 222 333'],
  ['citizen-number', '111-222-333'],
  ['home-address', 'Hij woont op 3991 AB 12'],
  ['home-address', '3991AB, nr 12'],
  ['home-address', '3991 AB huisnummer 12'],
  ['home-address', 'Voorbeeldhof 12, 3991 AB'],
  ['home-address', '3991ab 12'],
  ['home-address', 'in de Voorbeeldstraat 12'],
  ['birth-date', 'geboren op 3 februari 2001'],
  ['birth-date', 'geb. 3-2-01'],
  ['birth-date', 'Geboortedatum: 2001-02-03'],
  ['birth-date', 'Noor (03-02-2001)'],
  ['birth-date', 'een man van 12/03/1985'],
  ['birth-date', 'sinds 3 februari 1985'],
  ['bank-account', 'NL91 ABNA 0417 1643 00'],
  ['bank-account', 'NL91ABNA0417164300'],
  ['bank-account', 'nl20ingb0001234567'],
  ['bank-account', 'DE89 3704 0044 0532 0130 00'],
  ['case-number', 'Zie OK-2026-00042'],
  ['case-number', 'zie ok-2026-00042-H1'],
  ['case-number', 'traject OK 2026 00042'],
  ['name-with-title', 'Wij spraken mevrouw Janssen'],
  ['name-with-title', 'dhr. De Vries wacht'],
  ['name-with-title', 'Mw. van der Berg'],
  ['name-with-title', 'mevr. El Amrani'],
  ['name-with-title', 'de heer ’t Hart'],
  ['name-with-title', 'meneer Özdemir'],
  ['name-with-title', 'familie De Boer'],
  ['name-with-title', "Dhr van 't Zelfde"],
];

const harmless = [
  'Geen adres, dus geen uitkering, dus geen woning',
  'artikel 22a Participatiewet',
  'artikel 3.19 Wet BRP, en artikel 2:1 Awb',
  '8 weken wachten, en daarna nog 13 weken',
  'In 2026 en 2027 kostte dit € 123.456.782,00',
  'Het kost 1.250 euro per maand, dus 15.000 per jaar',
  'De wachttijd ging van 6 naar 14 weken in 2026.',
  'De Participatiewet geldt sinds 1 januari 2015.',
  'De wet van 4 juni 1992 zegt dit niet',
  'Vanaf 1 november 2026 is er één formulier.',
  'op 1-11-2026 begint de proef',
  'Mevrouw of meneer, het formulier vraagt het twee keer',
  'de familie krijgt twee brieven',
  'Bel het Sociaal Team op 14 030',
  'Zes van de 31 trajecten, 12 gesprekken en 5 organisaties',
  'tussen 18 en 23 jaar',
  'de WW 2026 en de Wmo 2015',
  'Overleg met WIL, Viveste en burgerzaken op 3 maart om 10.30 uur',
  'Uit 2026 WW en uit 2027 PW',
  'een plein van 12 bij 20 meter',
  'zaaktype 4 en regel 2026-3',
  '10 000 000 woningen tekort',
  'Kamerstukken II 2021/22, 35 925, nr. 3',
  'ECLI:NL:CRVB:2024:1234',
  'Dr. in de rechten is niet nodig',
];

describe('what looks personal in a text', () => {
  it.each(personal)('is seen as %s: %s', (trait, text) => {
    expect(traitsOf(text)).toContain(trait);
  });

  it.each(harmless)('is not: %s', (text) => {
    expect(traitsOf(text)).toEqual([]);
  });

  it('is named once per kind, in one order', () => {
    expect(traitsOf('mevrouw Janssen, 06 12345678 en 06 87654321, a@b.example')).toEqual([
      'mail-address',
      'phone-number',
      'name-with-title',
    ]);
  });

  it('is seen through signs that nobody sees', () => {
    expect(traitsOf('noor\u200b@inwoner\u00ad.example')).toEqual(['mail-address']);
  });

  it.each(['a', '0', '1 ', 'mevrouw ', 'A1', 'a@', '0.', 'NL12', 'straat '])(
    'is looked for in little time in many times "%s"',
    (part) => {
      const started = performance.now();
      traitsOf(part.repeat(50_000 / part.length));
      expect(performance.now() - started).toBeLessThan(1_000);
    },
  );
});
