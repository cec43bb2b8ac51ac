const written = /^(\d{1,3}(?:\.\d{3})+|\d{1,7})(?:[.,](\d{1,2}|-))?$/;

/** Cents of an amount as people write it: `1.250,50`, `€ 500`, `80,-`; undefined for what is none, and for nothing. */
export function readEuros(text: string): number | undefined {
  const bare = text
    .replaceAll(/\s/g, '')
    .replace(/^€/, '')
    .replace(/(€|euro)$/i, '');
  const [, euros = '', cents = ''] = written.exec(bare) ?? [];
  if (euros === '') return undefined;
  const whole = Number(euros.replaceAll('.', '')) * 100;
  const amount = whole + Number(cents.replace('-', '').padEnd(2, '0'));
  return amount > 0 ? amount : undefined;
}
