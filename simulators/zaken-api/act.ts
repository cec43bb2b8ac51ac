import type { Step } from './config';
import { makeResultaat, makeStatus } from './make';
import { textIn, thingsOfZaak, type Partner } from './partner';
import { Refusal } from './refusal';
import type { Thing } from './registry';
import { lastStatus, urlOfThing } from './render';

/** Sets a zaak on its way through the script of its zaaktype, from where it was when the program ended. */
export function actOn(
  partner: Partner,
  zaak: Thing,
  later: (afterMs: number, act: () => void) => void,
): void {
  const { config, addresses } = partner;
  const steps = config.script[addresses.idIn('zaaktypen', textIn(zaak, 'zaaktype')) ?? ''] ?? [];
  const statussen = thingsOfZaak(partner, 'status', zaak.id);
  const done = statussen.filter((status) => status.fields['byScript'] === true).length;
  const step = steps[done];
  if (statussen.length === 0 || step === undefined) return;
  later(step.afterMs, () => {
    const now = partner.registry.find('zaak', zaak.id);
    // Whoever asked for it may have ended it meanwhile.
    if (now === undefined || typeof now.fields['einddatum'] === 'string') return;
    take(partner, now, step);
    actOn(partner, now, later);
  });
}

function take(partner: Partner, zaak: Thing, step: Step): void {
  const { addresses } = partner;
  const about = { zaak: urlOfThing(partner, zaak) };
  try {
    // It may have been killed between the resultaat and its status.
    const hasResultaat = thingsOfZaak(partner, 'resultaat', zaak.id).length > 0;
    if (step.resultaat !== undefined && !hasResultaat) {
      const { resultaattype, toelichting } = step.resultaat;
      const url = addresses.catalogueUrl('resultaattypen', resultaattype);
      const made = makeResultaat(partner, { ...about, resultaattype: url, toelichting });
      partner.happened(made, 'create');
    }
    const last = lastStatus(partner, zaak.id);
    const after = last === undefined ? 0 : Date.parse(textIn(last, 'datumStatusGezet')) + 1;
    const status = makeStatus(
      partner,
      {
        ...about,
        statustype: addresses.catalogueUrl('statustypen', step.statustype),
        datumStatusGezet: new Date(Math.max(Date.now(), after)).toISOString(),
        statustoelichting: step.toelichting,
      },
      true,
    );
    partner.happened(status, 'create');
  } catch (error) {
    if (!(error instanceof Refusal)) throw error;
    const why = error.params.map(({ code }) => code).join(' ');
    partner.registry.note({
      kind: 'answered',
      method: 'SCRIPT',
      path: why,
      status: error.status,
      fault: 'ok',
    });
  }
}
