import fc from 'fast-check';
import { dataCategories } from '../../../domain/basis/category';
import {
  chooseCategories,
  composeContent,
  type AvailableContent,
} from '../../../domain/handoff/content';

const some = fc.subarray([...dataCategories]);

/** Every text says which category it is, so that one that leaks is seen. */
const available: AvailableContent = {
  question: 'question',
  person: {
    name: 'identity-name',
    birthDate: 'identity-birth',
    phone: 'contact-phone',
    email: 'contact-email',
    address: 'contact-address',
  },
  details: Object.fromEntries(
    dataCategories
      .filter((category) => category !== 'identity' && category !== 'contact')
      .map((category) => [category, `<${category}>`]),
  ),
};

describe('choosing what goes', () => {
  it('is what was asked, the partner may get and the basis covers, and says why the rest stays', () => {
    expect(
      chooseCategories(
        ['identity', 'housing', 'debts', 'addiction'],
        ['identity', 'housing', 'debts'],
        ['identity', 'debts', 'addiction'],
      ),
    ).toEqual({
      goes: ['identity', 'debts'],
      stays: [
        { category: 'housing', why: 'not-in-basis' },
        { category: 'addiction', why: 'partner-may-not' },
      ],
    });
  });

  it('never lets a category go that one of the three leaves out', () => {
    fc.assert(
      fc.property(some, some, some, (asked, partnerMay, covers) => {
        const { goes, stays } = chooseCategories(asked, partnerMay, covers);
        const isEverywhere = (category: (typeof dataCategories)[number]) =>
          asked.includes(category) && partnerMay.includes(category) && covers.includes(category);
        expect([...goes].sort()).toEqual(dataCategories.filter(isEverywhere).sort());
        expect([...goes, ...stays.map(({ category }) => category)].sort()).toEqual(asked.sort());
      }),
    );
  });

  it('takes a category that was asked twice once', () => {
    expect(chooseCategories(['debts', 'debts'], ['debts'], ['debts']).goes).toEqual(['debts']);
  });
});

describe('composing what goes', () => {
  it('holds no word of a category that was not chosen', () => {
    fc.assert(
      fc.property(some, (goes) => {
        const written = JSON.stringify(composeContent(goes, available));
        for (const category of dataCategories) {
          const mark = ['identity', 'contact'].includes(category)
            ? `${category}-`
            : `<${category}>`;
          expect(written.includes(mark)).toBe(goes.includes(category));
        }
      }),
    );
  });

  it('leaves out what nobody knows', () => {
    expect(composeContent(['identity', 'contact', 'debts'], { details: {} })).toEqual({
      lifeDomains: {},
    });
  });

  it('gives the question also when no category goes', () => {
    expect(composeContent([], available)).toEqual({ question: 'question', lifeDomains: {} });
  });
});
