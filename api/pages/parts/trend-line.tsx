interface TrendLineProps {
  /** The oldest first; undefined where there is no number. */
  readonly counts: readonly (number | undefined)[];
  readonly most: number;
}

const step = 20;
const height = 30;

/** A column per edition, and a gap where there is no number; hidden for readers, who have the table. */
export function TrendLine({ counts, most }: TrendLineProps) {
  return (
    <svg class="ok-trend" aria-hidden="true" viewBox={`0 0 ${counts.length * step} ${height + 2}`}>
      {counts.map((count, index) => {
        const tall = Math.round(((count ?? 0) / Math.max(1, most)) * height);
        return (
          <rect
            class={index === counts.length - 1 ? 'now' : 'before'}
            x={index * step}
            y={height - tall}
            width={step - 6}
            height={tall}
          />
        );
      })}
      <path d={`M0 ${height + 1}H${counts.length * step - 6}`} />
    </svg>
  );
}
