import fc from 'fast-check';
import {
  composeOmschrijving,
  composeToelichting,
  cut,
  shorten,
  tidy,
} from '../../../connectors/zgw/compose-texts';
import { composeRol } from '../../../connectors/zgw/compose-zaak';
import { dutchDate, dutchInstant } from '../../../connectors/zgw/dutch-time';
import { categoryWords, lifeDomainsInOrder } from '../../../connectors/zgw/words';
import { dataCategories } from '../../../domain/basis/category';
import { lifeDomains } from '../../../domain/case/case';
import { handoffKinds } from '../../../domain/handoff/handoff';
import { handoff, zgwPartner } from './zgw-partner';

describe('the texts of a zaak', () => {
  it('name every category there is', () => {
    expect(Object.keys(categoryWords).sort()).toEqual([...dataCategories].sort());
    expect(lifeDomainsInOrder).toEqual([...lifeDomains]);
  });

  it('have an omschrijving of at most 80 characters, without what was written', () => {
    for (const kind of handoffKinds) {
      for (const lifeDomain of lifeDomains) {
        const text = composeOmschrijving({ ...handoff, kind, lifeDomain });
        expect(text.length).toBeLessThanOrEqual(80);
        expect(text).not.toContain('woning');
      }
    }
  });

  it('fit, stay whole characters, and say when something is missing', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'binary', maxLength: 1500 }), (question) => {
        const text = composeToelichting({ question, lifeDomains: {} }, () => false);
        const isWhole = text === tidy(question);
        expect(Array.from(text).length).toBeLessThanOrEqual(1000);
        expect(text).not.toMatch(/(?!\n)[\p{Cc}\p{Cs}]/u);
        expect(isWhole || text.endsWith('[ingekort: vraag de volledige tekst aan Op Koers]')).toBe(
          true,
        );
      }),
    );
  });

  it('lose control characters and what turns the direction, and keep line ends', () => {
    expect(tidy(' a\u0000b\r\nc\u202ed\ud800 ')).toBe('a b\nc d');
  });

  it('are cut between characters', () => {
    expect(cut('a👩b', 2)).toBe('a👩');
    expect(shorten('kort', 4)).toBe('kort');
  });
});

describe('the rol of a resident', () => {
  const nameOf = (name: string) =>
    composeRol(zgwPartner('h'), 'z', { identity: { name }, lifeDomains: {} });

  it('holds the name as a whole, as it is known', () => {
    const name = '<script>alert("’t Hof")</script>';
    expect(nameOf(name)).toMatchObject({
      afwijkendeNaamBetrokkene: name,
      betrokkeneIdentificatie: { geslachtsnaam: name },
    });
  });

  it('fits when a name is endless', () => {
    const rol = nameOf('x'.repeat(5000));
    expect(rol?.betrokkeneIdentificatie.geslachtsnaam).toHaveLength(200);
    expect(rol?.afwijkendeNaamBetrokkene).toHaveLength(625);
  });

  it('is none when a name is nothing but control characters', () => {
    expect(nameOf('\u0000\u0007')).toBeUndefined();
  });
});

describe('moments as they are in the Netherlands', () => {
  it.each([
    ['2026-07-01T22:30:00.000Z', '2026-07-02T00:30:00.000+02:00'],
    ['2026-12-31T23:00:00.007Z', '2027-01-01T00:00:00.007+01:00'],
    ['2026-10-25T00:59:59.999Z', '2026-10-25T02:59:59.999+02:00'],
    ['2026-10-25T01:00:00.000Z', '2026-10-25T02:00:00.000+01:00'],
  ])('%s is %s', (instant, expected) => {
    expect(dutchInstant(instant)).toBe(expected);
    expect(dutchDate(instant)).toBe(expected.slice(0, 10));
  });

  it('stay the same instant', () => {
    const day = { noInvalidDate: true, min: new Date('2000-01-01'), max: new Date('2099-12-31') };
    fc.assert(
      fc.property(fc.date(day), (at) => {
        expect(Date.parse(dutchInstant(at.toISOString()))).toBe(at.getTime());
      }),
    );
  });
});
