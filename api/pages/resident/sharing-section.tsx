import type { SharedWith } from '../../residents/resident-plan';
import { dutchDay } from '../dutch-moment';
import { Badge } from '../parts/badge';
import { Section } from '../parts/section';
import { Link, P, Stack } from '../parts/text';
import { listed } from '../phrases';
import { start } from './resident-layout';
import { categoriesInWords, shareWords } from './words';

/** Who knows what and why, each with its own way to stop it. */
export function SharingSection({ sharing }: { readonly sharing: readonly SharedWith[] }) {
  const hasStopped = sharing.some(({ stoppedAt }) => stoppedAt !== undefined);
  return (
    <Section id="gedeeld" title="Wie weet wat van jou">
      <P>
        {sharing.length === 0
          ? 'Wij delen nu niets over jou met andere organisaties.'
          : 'Wij delen alleen wat nodig is.'}
      </P>
      <Stack>
        {sharing.map((one) => (
          <Shared one={one} />
        ))}
      </Stack>
      {hasStopped && (
        <p class="utrecht-paragraph ok-no-print">
          <Link href={`${start}/bewijs`}>Bekijk het bewijs van wat je stopte</Link>
        </p>
      )}
    </Section>
  );
}

function Shared({ one }: { readonly one: SharedWith }) {
  const { name, state, stoppedAt, canStop, number } = one;
  const [tone, word] = shareWords[stoppedAt === undefined ? state : 'stopped'];
  return (
    <div class="ok-box ok-stack ok-stack--close">
      <div class="ok-row ok-row--apart">
        <h3 class="utrecht-heading-3">{name}</h3>
        <Badge tone={tone}>{word}</Badge>
      </div>
      <P>{knowsText(one)}</P>
      <P>{whyText(one)}</P>
      {canStop && (
        <p class="utrecht-paragraph ok-no-print">
          <Link href={`${start}/intrekken/${number}`}>
            Stop met delen<span class="ok-hide"> met {name}</span>
          </Link>
        </p>
      )}
    </div>
  );
}

export function knowsText({ knows, may, stoppedAt }: SharedWith): string {
  const more = may.filter((category) => !knows.includes(category));
  const known = knows.length === 0 ? 'Weet nog niets.' : `Weet: ${categoriesInWords(knows)}.`;
  if (stoppedAt !== undefined)
    return knows.length === 0
      ? 'Weet niets van ons.'
      : `Kreeg eerder: ${categoriesInWords(knows)}.`;
  return more.length === 0 ? known : `${known} Mag weten: ${categoriesInWords(more)}.`;
}

export function whyText({ steps, agreedAt, law, stoppedAt }: SharedWith): string {
  if (stoppedAt !== undefined) return `Wij delen niets meer sinds ${dutchDay(stoppedAt)}.`;
  const why = steps.length === 0 ? '' : `Voor stap ${listed(steps.map(String))}. `;
  const agreed = agreedAt === undefined ? '' : `Jij zei ja op ${dutchDay(agreedAt)}. `;
  const task =
    law === undefined
      ? ''
      : `Dit moet van de wet: ${law.law}, artikel ${law.article}. Dit deel kun je niet stoppen. Klopt er iets niet? Bel ons, dan passen we het aan.`;
  return `${why}${agreed}${task}`.trim() || 'Wij delen nu niets.';
}
