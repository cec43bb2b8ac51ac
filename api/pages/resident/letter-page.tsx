import type { Addressee } from '../../residents/issue-code';
import type { ResidentPlan } from '../../residents/resident-plan';
import { dutchDay } from '../dutch-moment';
import { Facts } from '../parts/facts';
import { Section } from '../parts/section';
import { Bullets, H1, P, Stack, Tel } from '../parts/text';
import { Wanted, factOf } from './plan-page';
import { PlanList } from './plan-list';
import { NeutralLayout } from './resident-layout';
import { knowsText, whyText } from './sharing-section';

export interface LetterView {
  readonly plan: ResidentPlan;
  /** As it is written: `7KQ4-M9TX`. */
  readonly code: string;
  readonly expiresAt: string;
  readonly writtenAt: string;
  readonly addressee: Addressee;
  readonly from: {
    readonly municipality: string;
    readonly supportPhone: string;
    /** Where residents reach the hub. */
    readonly publicUrl: string;
  };
}

/** The plan on paper, always possible, with the code that opens it on a phone. */
export function LetterPage({ view }: { readonly view: LetterView }) {
  const { plan, addressee, from, writtenAt } = view;
  return (
    <NeutralLayout title="Brief met het plan">
      <div class="ok-letter ok-stack">
        <div class="ok-row ok-row--apart">
          <strong>Op Koers, gemeente {from.municipality}</strong>
          <span>{dutchDay(writtenAt)}</span>
        </div>
        <Stack close>
          <H1>Jouw plan</H1>
          <P>Beste {addressee.name ?? 'inwoner'},</P>
          <P>Dit hebben we samen afgesproken. Klopt er iets niet? Bel ons dan.</P>
        </Stack>
        <Wanted plan={plan} />
        {plan.steps.length > 0 && (
          <Section id="stappen" title="Wie doet wat">
            <PlanList steps={plan.steps} />
          </Section>
        )}
        {plan.appointments.length > 0 && (
          <Section id="afspraken" title="Afspraken">
            <Facts of={plan.appointments.map(factOf)} />
          </Section>
        )}
        {plan.sharing.length > 0 && <Sharing plan={plan} />}
        <CodePart view={view} />
        <P>
          Groet,
          <br />
          Op Koers, <Tel>{from.supportPhone}</Tel>
        </P>
      </div>
    </NeutralLayout>
  );
}

function Sharing({ plan }: { readonly plan: ResidentPlan }) {
  return (
    <Section id="gedeeld" title="Wie weet wat van jou">
      <Bullets
        items={plan.sharing.map((one) => `${one.name}. ${knowsText(one)} ${whyText(one)}`)}
      />
      <P>Wil je dat wij stoppen met delen? Bel ons, of doe het zelf met je code.</P>
    </Section>
  );
}

function CodePart({ view: { code, expiresAt, from } }: { readonly view: LetterView }) {
  return (
    <Section id="code" title="Je plan op je telefoon">
      <P>
        Ga naar <strong>{addressOf(from.publicUrl)}</strong>. Vul deze code in, en het jaar waarin
        je geboren bent.
      </P>
      <P>
        <strong class="ok-code">{code}</strong>
      </P>
      <P>
        De code werkt tot en met {dutchDay(expiresAt)}. Laat hem niet aan anderen zien. Ben je deze
        brief kwijt? Bel ons. Dan werkt deze code niet meer.
      </P>
    </Section>
  );
}

/** As people type it. */
function addressOf(publicUrl: string): string {
  return `${publicUrl.replace(/^https:\/\//, '').replace(/\/$/, '')}/mijn-plan`;
}
