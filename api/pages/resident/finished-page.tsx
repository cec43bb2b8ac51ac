import type { ResidentPlan } from '../../residents/resident-plan';
import { dutchDay } from '../dutch-moment';
import { Actions, Button } from '../parts/button';
import { Choices } from '../parts/choices';
import { Errors, errorOf, type FieldError } from '../parts/errors';
import { TextField } from '../parts/field';
import { Form } from '../parts/form';
import { H1, P, Stack, Tel } from '../parts/text';
import { HappenedSection } from './happened-section';
import { Wanted } from './plan-page';
import { ResidentLayout, start, type ResidentFrame } from './resident-layout';
import { SharingSection } from './sharing-section';

interface FinishedPageProps {
  readonly frame: ResidentFrame;
  readonly plan: ResidentPlan;
  readonly errors?: readonly FieldError[];
  readonly typed?: ReadonlyMap<string, string>;
}

/** After closing: whether it was a success is the resident's to say, by their own words of the beginning. */
export function FinishedPage({ frame, plan, errors = [], typed }: FinishedPageProps) {
  const { aftercareUntil, sharing, happened, stage } = plan;
  return (
    <ResidentLayout title="Mijn plan is klaar" hasErrors={errors.length > 0} frame={frame}>
      <Errors of={errors} />
      <Stack close>
        <H1>Je plan is klaar</H1>
        <P>
          {aftercareUntil !== undefined &&
            `Tot ${dutchDay(aftercareUntil)} bellen wij je nog om te vragen hoe het gaat. `}
          Gaat het minder goed? Bel ons: <Tel>{frame.supportPhone}</Tel>. Je hoeft dan niet opnieuw
          te beginnen.
        </P>
      </Stack>
      {stage === 'looking-back' ? (
        <Question frame={frame} plan={plan} errors={errors} typed={typed} />
      ) : (
        <Wanted plan={plan} />
      )}
      <SharingSection sharing={sharing} />
      <HappenedSection happened={happened} />
    </ResidentLayout>
  );
}

interface QuestionProps {
  readonly frame: ResidentFrame;
  readonly plan: ResidentPlan;
  readonly errors: readonly FieldError[];
  readonly typed: ReadonlyMap<string, string> | undefined;
}

function Question({ frame, plan, errors, typed }: QuestionProps) {
  const { success } = plan.wanted;
  return (
    <Form action={`${start}/evaluatie`} seal={frame.seal}>
      {success !== undefined && <P>Jij zei: ‘{success}’</P>}
      <Choices
        id="geslaagd"
        legend="Is het geslaagd voor jou?"
        error={errorOf(errors, 'geslaagd')}
        chosen={typed?.get('geslaagd')}
        options={[
          { value: 'reached', label: 'Ja' },
          { value: 'partly', label: 'Een deel wel' },
          { value: 'not-reached', label: 'Nee' },
        ]}
      />
      <TextField
        id="vertel"
        label="Wat wil je ons vertellen?"
        hint="Bijvoorbeeld wat goed hielp, of wat beter kan. Wie jou helpt kan dit lezen."
        error={errorOf(errors, 'vertel')}
        value={typed?.get('vertel')}
        optional
      />
      <Actions>
        <Button>Versturen</Button>
      </Actions>
    </Form>
  );
}
