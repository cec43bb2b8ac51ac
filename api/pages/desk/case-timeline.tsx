import { dutchMoment } from '../dutch-moment';
import { Folded } from '../parts/folded';
import { Section } from '../parts/section';
import { P } from '../parts/text';
import { Timeline, type Happening } from '../parts/timeline';
import type { CaseDesk, CaseProps } from './case-view';
import { spoken, timelineWords } from './timeline-words';
import { ownerName } from './who';

const openLines = 5;

export function TimelineSection({ visit, of }: CaseProps) {
  const filter = visit.query['tijdlijn'];
  const wanted = of.timeline.filter(
    ({ kind }) => (filter !== 'contact' && filter !== 'gedeeld') || kind === kinds[filter],
  );
  const lines = wanted.map((line) => happening({ visit, of }, line));
  const older = lines.slice(openLines);
  return (
    <Section id="tijdlijn" title="Tijdlijn">
      <TimelineFilter at={filter} />
      {lines.length === 0 ? <P>Hier is nog niets.</P> : <Timeline of={lines.slice(0, openLines)} />}
      {older.length > 0 && (
        <Folded title={`Eerder (${older.length}${of.isTimelineCut ? ' of meer' : ''})`}>
          <Timeline of={older} />
        </Folded>
      )}
    </Section>
  );
}

const kinds = { contact: 'contact', gedeeld: 'shared' } as const;

const filters = [
  [undefined, 'Alles'],
  ['contact', 'Gesprekken en contact'],
  ['gedeeld', 'Gedeeld met anderen'],
] as const;

function TimelineFilter({ at }: { readonly at: string | undefined }) {
  return (
    <nav class="ok-nav ok-no-print" aria-label="Wat de tijdlijn toont">
      {filters.map(([name, label]) => (
        <a
          href={`${name === undefined ? '?' : `?tijdlijn=${name}`}#tijdlijn`}
          aria-current={at === name ? 'true' : undefined}
        >
          {label}
        </a>
      ))}
    </nav>
  );
}

function happening({ visit, of }: CaseProps, line: CaseDesk['timeline'][number]): Happening {
  const { type, at, by } = line;
  const text = spoken(line);
  const words = new Map<string, string>(Object.entries(timelineWords)).get(type) ?? type;
  return {
    what: [words, ...aboutOf({ visit, of }, line)].join(': '),
    when: dutchMoment(at),
    who: by === 'clock' ? undefined : ownerName(visit, by, 'de inwoner'),
    ...(text === undefined ? {} : { text }),
  };
}

/** The partner, or the step of the plan. */
function aboutOf(
  { visit, of }: CaseProps,
  { type, partner, about }: CaseDesk['timeline'][number],
): readonly string[] {
  if (partner !== undefined) return [visit.labels.organisation(partner)];
  if (!type.startsWith('action')) return [];
  const what = of.actions.find(({ actionId }) => actionId === about)?.what;
  return what === undefined ? [] : [what];
}
