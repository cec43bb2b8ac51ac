import { euros } from '../euros';
import type { AnswerOf } from '../operations';
import { Figures, type Figure } from '../parts/figures';
import { P } from '../parts/text';

interface AsideProps {
  readonly overview: AnswerOf<'getOverview'>;
  readonly now: Date;
}

/** Five counts and the money of the year; a count of 0 stays. */
export function OverviewAside({ overview, now }: AsideProps) {
  const { year, spentCents, cases, averageCents, highestCents } = overview.budget;
  return (
    <aside class="ok-side ok-stack" aria-label="Cijfers">
      <div class="ok-box ok-stack">
        <h2 class="utrecht-heading-3">Nu</h2>
        <Figures of={figuresOf(overview.counts, now)} />
      </div>
      <div class="ok-box ok-stack">
        <h2 class="utrecht-heading-3">{`Maatwerkbudget ${year}`}</h2>
        <P>
          <strong>{euros(spentCents)}</strong>
          {` uitgegeven in ${cases} ${cases === 1 ? 'traject' : 'trajecten'}.`}
          {cases > 0 && ` Gemiddeld ${euros(averageCents)}, hoogste ${euros(highestCents)}.`}
        </P>
      </div>
    </aside>
  );
}

const dayMs = 86_400_000;

function figuresOf(counts: AsideProps['overview']['counts'], now: Date): readonly Figure[] {
  const { longestAtPartnerSince: since } = counts;
  const days = since === undefined ? 0 : Math.floor((now.getTime() - Date.parse(since)) / dayMs);
  const longest = since === undefined ? {} : { before: `langst: ${days} dagen` };
  const figure = (name: string, value: number) => ({ name, value: String(value), isFew: false });
  return [
    { ...figure('trajecten open', counts.openCases), before: `hooguit ${counts.maxOpenCases}` },
    figure('nieuw deze maand', counts.newThisMonth),
    {
      ...figure('over tijd', counts.overdue),
      before: `${counts.overdueTwice} voor de tweede keer`,
    },
    { ...figure('bij een partner', counts.atPartner), ...longest },
    figure('uit beeld', counts.outOfSight),
  ];
}
