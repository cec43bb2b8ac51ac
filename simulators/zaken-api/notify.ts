import { z } from 'zod';
import { createChance } from './faults';
import { textIn, type Partner } from './partner';
import type { Thing } from './registry';
import { urlOfThing } from './render';

const KanalenSchema = z.array(
  z.object({ naam: z.string(), filters: z.record(z.string(), z.string()).default({}) }),
);

const tries = 3;
const retryMs = 300;

export type Notify = (partner: Partner, thing: Thing, action: string) => void;

/**
 * Tells each subscriber of kanaal `zaken`, after the work and apart from the answer. As at real servers a notification
 * may come twice, be overtaken, or be dropped after a few tries.
 */
export function createNotify(later: (afterMs: number, act: () => void) => void): Notify {
  const chance = createChance('notifications');
  return (partner, thing, action) => {
    const zaak = thing.what === 'zaak' ? thing : zaakOf(partner, thing);
    if (zaak === undefined || thing.what === 'abonnement') return;
    const { delayMs, doubled, overtaken, overtakenMs } = partner.config.notifications;
    const message = messageOf(partner, { thing, zaak, action });
    for (const abonnement of partner.registry.all('abonnement')) {
      if (!isWanted(abonnement, zaak)) continue;
      const send = (triesLeft: number) => {
        void deliver(partner, abonnement, message).then((isTaken) => {
          if (!isTaken && triesLeft > 1)
            later(retryMs, () => {
              send(triesLeft - 1);
            });
        });
      };
      const times = chance() < doubled ? 2 : 1;
      for (let time = 0; time < times; time += 1) {
        later(chance() < overtaken ? overtakenMs : delayMs, () => {
          send(tries);
        });
      }
    }
  };
}

function zaakOf({ registry }: Partner, thing: Thing): Thing | undefined {
  return registry.find('zaak', textIn(thing, 'zaakId'));
}

function isWanted(abonnement: Thing, zaak: Thing): boolean {
  const kanalen = KanalenSchema.safeParse(abonnement.fields['kanalen']);
  return (kanalen.data ?? []).some(
    ({ naam, filters }) =>
      naam === 'zaken' &&
      Object.entries(filters).every(
        ([name, value]) => value === '' || textIn(zaak, name) === value,
      ),
  );
}

function messageOf(
  partner: Partner,
  { thing, zaak, action }: { thing: Thing; zaak: Thing; action: string },
) {
  return {
    kanaal: 'zaken',
    hoofdObject: urlOfThing(partner, zaak),
    resource: thing.what,
    resourceUrl: urlOfThing(partner, thing),
    actie: action,
    aanmaakdatum: new Date().toISOString(),
    kenmerken: {
      bronorganisatie: textIn(zaak, 'bronorganisatie'),
      zaaktype: textIn(zaak, 'zaaktype'),
      vertrouwelijkheidaanduiding: textIn(zaak, 'vertrouwelijkheidaanduiding'),
    },
  };
}

async function deliver(
  { registry }: Partner,
  abonnement: Thing,
  message: ReturnType<typeof messageOf>,
): Promise<boolean> {
  const status = await fetch(textIn(abonnement, 'callbackUrl'), {
    method: 'POST',
    headers: { 'content-type': 'application/json', authorization: textIn(abonnement, 'auth') },
    body: JSON.stringify(message),
    redirect: 'manual',
    signal: AbortSignal.timeout(5_000),
  }).then(
    (response) => response.status,
    () => 0,
  );
  const { resource, resourceUrl } = message;
  registry.note({ kind: 'notified', resource, resourceUrl, status });
  return status >= 200 && status < 300;
}
