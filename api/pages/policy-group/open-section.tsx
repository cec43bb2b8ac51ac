import { Section } from '../parts/section';
import { P } from '../parts/text';
import { WorkList, type Work } from '../parts/work-list';
import { signalAddress } from './addresses';
import { times, type OpenSignal, type ReportView } from './report-view';

interface OpenSectionProps {
  readonly view: ReportView;
  readonly open: readonly OpenSignal[];
}

/** What waits for an answer, what waits longest first. */
export function OpenSection({ view, open }: OpenSectionProps) {
  return (
    <Section id="open" title="Nog geen antwoord">
      {open.length === 0 ? (
        <P>{nothingOpen(view)}</P>
      ) : (
        <WorkList items={open.map((signal) => workOf(view, signal))} />
      )}
    </Section>
  );
}

function nothingOpen({ standings }: ReportView): string {
  return standings.length === 0
    ? 'Er is nog geen signaal dat vaak genoeg voorkwam.'
    : 'Alle signalen hebben een antwoord.';
}

const ordinals = ['Nieuw', 'Tweede editie', 'Derde editie', 'Vierde editie', 'Vijfde editie'];

function workOf(view: ReportView, open: OpenSignal): Work {
  const { standing, title, line } = open;
  const theme = view.labels.theme(standing.theme);
  const about = [`Signaal ${standing.signal}`, ...(theme === title ? [] : [theme])];
  return {
    what: title,
    about: [...about, times(line?.count)].join(' · '),
    why: `${sinceWhen(view, open)}${touchedBy(view, open)}`,
    badge: badgeOf(open),
    ...(view.at === undefined
      ? {}
      : {
          go: view.isReadOnly === true ? 'Bekijken' : 'Antwoorden',
          href: signalAddress(view.report.edition.edition, standing.signal),
        }),
  };
}

function sinceWhen({ report }: ReportView, { waiting: [first = 0] }: OpenSignal): string {
  const isNew = first === report.edition.edition;
  return isNew ? 'Nieuw in deze editie.' : `Wacht sinds editie ${first}.`;
}

function touchedBy({ labels }: ReportView, { line }: OpenSignal): string {
  const touched = (line?.organisations ?? []).map((code) => labels.organisation(code));
  return touched.length === 0 ? '' : ` Raakt ${touched.join(', ')}.`;
}

function badgeOf({ waiting, standing }: OpenSignal): NonNullable<Work['badge']> {
  const isBack = waiting.length === 1 && standing.editions.length > 1;
  if (isBack) return { tone: 'now', word: 'Opnieuw' };
  const word = ordinals[waiting.length - 1] ?? `${waiting.length} edities`;
  return { tone: waiting.length > 1 ? 'late' : 'now', word };
}
