import type { Appointment, ResidentPlan } from '../../residents/resident-plan';
import { lifeDomainWords } from '../../../domain/case/life-domain-words';
import { dutchDay, dutchMoment } from '../dutch-moment';
import { Facts, type Fact } from '../parts/facts';
import { Notice } from '../parts/notice';
import { Section } from '../parts/section';
import { H1, Link, P, Tel } from '../parts/text';
import { capitalised } from '../phrases';
import { HappenedSection } from './happened-section';
import { nextOf, NowPart } from './now-part';
import { PlanList } from './plan-list';
import { ResidentLayout, start, type ResidentFrame } from './resident-layout';
import { SharingSection } from './sharing-section';

export const planFile = `${start}/plan.pdf`;

interface PlanPageProps {
  readonly frame: ResidentFrame;
  readonly plan: ResidentPlan;
  readonly hasPdf: boolean;
}

/** Everything on one page: what now, what you want, who does what, who knows what, what happened. */
export function PlanPage({ frame, plan, hasPdf }: PlanPageProps) {
  return (
    <ResidentLayout title="Mijn plan" frame={frame}>
      <H1>Mijn plan</H1>
      {plan.behindSince !== undefined && <Behind since={plan.behindSince} />}
      <NowPart frame={frame} plan={plan} />
      <Wanted plan={plan} />
      {plan.steps.length > 0 && (
        <Section id="stappen" title="Wie doet wat">
          <PlanList steps={plan.steps} seal={frame.seal} next={nextOf(plan)} />
        </Section>
      )}
      <AppointmentSection appointments={plan.appointments} />
      <SharingSection sharing={plan.sharing} />
      <HappenedSection happened={plan.happened} />
      {hasPdf && <Keeping />}
      <Section id="vraag" title="Klopt iets niet?">
        <P>
          Bel ons: <Tel>{frame.supportPhone}</Tel>. Of zeg het aan tafel. Het is jouw plan.
        </P>
      </Section>
    </ResidentLayout>
  );
}

function Keeping() {
  return (
    <div class="ok-no-print">
      <Section id="bewaren" title="Je plan bewaren">
        <P>
          <Link href={planFile}>Download als PDF</Link>
        </P>
        <P>Het bestand blijft op dit apparaat staan, ook als je deze pagina sluit.</P>
      </Section>
    </div>
  );
}

function Behind({ since }: { readonly since: string }) {
  return (
    <Notice tone="warning" title="Deze pagina loopt achter">
      <P>
        Dat is zo sinds {dutchMoment(since)}. Wat je doorgaf is bewaard. Het staat hier zodra het
        verwerkt is.
      </P>
    </Notice>
  );
}

export function Wanted({ plan: { wanted, goals } }: { readonly plan: ResidentPlan }) {
  const { first, solution, success } = wanted;
  const said: readonly (readonly [string, string | undefined])[] = [
    ['Dit komt eerst', first && capitalised(lifeDomainWords[first])],
    ['Zo kan het beter worden', solution],
    ['Het is geslaagd als', success && `‘${success}’`],
    ...goals.map((goal) => ['Dit willen we bereiken', goal] as const),
  ];
  const known = said.filter(([, words]) => words !== undefined);
  return known.length === 0 ? null : (
    <Section id="wens" title="Wat jij wilt">
      <dl class="ok-said">
        {known.map(([name, words]) => (
          <>
            <dt>{name}</dt>
            <dd class="ok-lines">{words}</dd>
          </>
        ))}
      </dl>
    </Section>
  );
}

function AppointmentSection({ appointments }: Pick<ResidentPlan, 'appointments'>) {
  return (
    <Section id="afspraken" title="Afspraken">
      {appointments.length === 0 ? (
        <P>Er staat nu geen afspraak.</P>
      ) : (
        <Facts of={appointments.map(factOf)} />
      )}
    </Section>
  );
}

export function factOf(appointment: Appointment): Fact {
  if (appointment.kind === 'call-back')
    return [`Uiterlijk ${dutchDay(appointment.at)}`, 'Wij bellen je om te vragen hoe het gaat.'];
  const { at, place } = appointment;
  const where = place === undefined ? 'Het gesprek is op afstand.' : `${place}.`;
  return [dutchMoment(at), `Gesprek aan tafel. ${where} Neem gerust iemand mee.`];
}
