import { readEuros } from '../../../api/pages/read-euros';

it.each([
  ['500', 50_000],
  ['€ 500', 50_000],
  ['500 euro', 50_000],
  ['1.250,50', 125_050],
  ['€\u00a01.250', 125_000],
  ['1 250,50', 125_050],
  ['79,95', 7_995],
  ['79.95', 7_995],
  ['0,05', 5],
  ['80,-', 8_000],
  ['12,5', 1_250],
  ['1.000.000', 100_000_000],
])('reads %s as an amount', (text, cents) => {
  expect(readEuros(text)).toBe(cents);
});

it.each([
  '',
  ' ',
  '0',
  '0,00',
  '-5',
  'vijftig',
  '1,250',
  '1.25.0',
  '12,345',
  '1e3',
  '€',
  '123456789',
])('takes "%s" for no amount', (text) => {
  expect(readEuros(text)).toBeUndefined();
});
