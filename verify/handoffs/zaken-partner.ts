import { randomBytes } from 'node:crypto';
import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import type { ZgwPartner } from '../../domain/partner/partner';
import type { ProofRun } from '../support/proof';
import { startSimulator } from '../support/simulator';
import {
  handedCategories,
  longTerms,
  writePartnerFile,
  type PlacedPartners,
  type Place,
} from '../support/webhook-partners';

export const zakenPartner = 'svb';

/** What becomes of one hand-off there when all goes well. */
export const wholeZaak = { zaak: 1, rol: 1, zaakeigenschap: 2, status: 3, resultaat: 1 };

const weights = {
  ok: 93,
  busy: 2,
  'error-after-work': 2,
  'reset-after-work': 2.5,
  'never-answers': 0.5,
};

/** Writes the partner file that the hub reads; its program needs nothing of the hub, so it can start first. */
export function placeZakenPartner(
  { folder, name, port }: Place,
  seed: string,
): PlacedPartners & { play(run: ProofRun): Promise<void> } {
  const secret = randomBytes(32).toString('base64url');
  writePartnerFile(folder, fileAt(port));
  const journal = join(folder, `${name}.jsonl`);
  return {
    env: { PARTNER_SVB_SECRET: secret, PARTNER_SVB_AUTH: randomBytes(32).toString('base64url') },
    journal,
    async play(run) {
      const clients = { 'op-koers': secret };
      const faults = { seed, weights, retryAfterSeconds: 1 };
      const config = { port, journal, clients, faults, ...behaviour };
      const file = join(folder, `${name}.json`);
      writeFileSync(file, JSON.stringify(config), { mode: 0o600 });
      await startSimulator(run, 'zaken-api', { ZAKEN_API_CONFIG: file });
    },
  };
}

const named = (id: string) => ({ id, omschrijving: id });

const behaviour = {
  catalogue: {
    hulpvraag: {
      omschrijving: 'Hulpvraag van Op Koers',
      statustypen: ['ontvangen', 'aangenomen', 'afgehandeld'].map(named),
      roltypen: [{ id: 'betrokkene', omschrijvingGeneriek: 'belanghebbende' }],
      eigenschappen: ['werk', 'inkomen'].map((id) => ({ id, naam: id })),
      resultaattypen: ['beoordeeld', 'ingetrokken'].map(named),
    },
  },
  script: {
    hulpvraag: [
      { afterMs: 500, statustype: 'aangenomen' },
      {
        afterMs: 1_000,
        statustype: 'afgehandeld',
        resultaat: { resultaattype: 'beoordeeld', toelichting: 'Er is een afspraak.' },
      },
    ],
  },
  notifications: { doubled: 0.1, overtaken: 0.1 },
};

function fileAt(port: number): ZgwPartner {
  const origin = `http://127.0.0.1:${port}`;
  const typeAt = (list: string, id: string) => `${origin}/catalogi/api/v1/${list}/${id}`;
  return {
    id: zakenPartner,
    name: 'Partner svb',
    protocol: 'zgw',
    categories: handedCategories,
    terms: longTerms,
    notifications: { abonnementUrl: `${origin}/notificaties/api/v1/abonnement` },
    zgw: {
      baseUrl: `${origin}/zaken/api/v1/`,
      clientId: 'op-koers',
      secret: 'PARTNER_SVB_SECRET',
      bronorganisatie: '000000012',
      verantwoordelijkeOrganisatie: '000000012',
      zaaktype: typeAt('zaaktypen', 'hulpvraag'),
      roltype: typeAt('roltypen', 'betrokkene'),
      eigenschappen: {
        work: typeAt('eigenschappen', 'werk'),
        income: typeAt('eigenschappen', 'inkomen'),
      },
      initialStatustype: typeAt('statustypen', 'ontvangen'),
      statustypen: {
        [typeAt('statustypen', 'aangenomen')]: 'accepted',
        [typeAt('statustypen', 'afgehandeld')]: 'completed',
      },
      ending: {
        statustype: typeAt('statustypen', 'afgehandeld'),
        resultaattype: typeAt('resultaattypen', 'ingetrokken'),
      },
      notificationAuth: 'PARTNER_SVB_AUTH',
      pollEvery: { unit: 'seconds', count: 10 },
    },
  };
}
