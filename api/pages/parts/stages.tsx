const stages = [
  ...['Aanmelding', 'Intake', 'Eerste gesprek', 'Plan', 'Nabellen', 'Vervolggesprek'],
  'Afronding',
];

/** The seven stages of a case, `now` counted from 1: bars with words, and one line on a phone. */
export function Stages({ now }: { readonly now: number }) {
  const where = `Stap ${now} van ${stages.length}`;
  return (
    <div>
      <p class="ok-step ok-small" aria-hidden="true">
        <strong>{`${where}: ${(stages[now - 1] ?? '').toLowerCase()}`}</strong>
      </p>
      <ol class="ok-steps" aria-label={where}>
        {stages.map((stage, index) => (
          <li
            class={index + 1 < now ? 'done' : index + 1 === now ? 'now' : undefined}
            aria-current={index + 1 === now ? 'step' : undefined}
          >
            {stage}
            {index + 1 < now && <span class="ok-hide"> (klaar)</span>}
          </li>
        ))}
      </ol>
    </div>
  );
}
