import type { SharedWith } from '../../residents/resident-plan';
import { Actions, Button } from '../parts/button';
import { Form } from '../parts/form';
import { Bullets, H1, Link, P, Stack, Tel } from '../parts/text';
import { LinkButton } from '../parts/button';
import { ResidentLayout, start, type ResidentFrame } from './resident-layout';

interface StopPageProps {
  readonly frame: ResidentFrame;
  readonly shared: SharedWith;
}

/** What happens and what stays, two buttons of the same weight, and no reason asked. */
export function StopPage({ frame, shared }: StopPageProps) {
  const { name, partner, number, law } = shared;
  return (
    <ResidentLayout title="Stoppen met delen" frame={frame}>
      <Stack close>
        <P small>
          <Link href={start}>Terug naar mijn plan</Link>
        </P>
        <H1>Stoppen met delen met {name}?</H1>
        <P>Dat mag altijd. Je hoeft niet te zeggen waarom.</P>
      </Stack>
      <Effect title="Dit gebeurt er" items={effectsOf(shared)} />
      <Effect
        title="Dit blijft hetzelfde"
        items={[
          'De andere stappen van je plan gaan door.',
          'Wij blijven je helpen.',
          'Je mag later weer ja zeggen.',
          ...(law === undefined
            ? []
            : [`Wat ${name} van de wet moet weten (${law.law}, artikel ${law.article}).`]),
        ]}
      />
      <Form action={`${start}/intrekken/${number}`} seal={frame.seal}>
        <input type="hidden" name="bij" value={partner} />
        <Actions>
          <Button kind="secondary-action">Ja, stop met delen</Button>
          <LinkButton href={start}>Nee, terug</LinkButton>
        </Actions>
      </Form>
      <P>
        Liever eerst praten? Bel ons: <Tel>{frame.supportPhone}</Tel>.
      </P>
    </ResidentLayout>
  );
}

function effectsOf({ name, knows, state }: SharedWith): readonly string[] {
  return [
    `${name} krijgt vanaf nu niets meer van ons.`,
    ...(knows.length === 0
      ? [`${name} weet nog niets van ons.`]
      : [`Wij vragen ${name} om jouw gegevens te verwijderen.`]),
    'Je krijgt een bewijs: wie wat had, en wie wat heeft verwijderd.',
    ...(state === 'helps' || state === 'asked'
      ? [`${name} helpt je niet meer via Op Koers. Zelf bellen kan wel.`]
      : []),
  ];
}

function Effect({ title, items }: { readonly title: string; readonly items: readonly string[] }) {
  return (
    <div class="ok-box ok-stack ok-stack--close">
      <h2 class="utrecht-heading-3">{title}</h2>
      <Bullets items={items} />
    </div>
  );
}
