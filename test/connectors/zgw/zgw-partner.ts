import { mkdtempSync, rmSync } from 'node:fs';
import { createServer, type AddressInfo } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { OutgoingHandoff, Recall } from '../../../connectors/connector';
import { createPartnerHttp, type PartnerRequest } from '../../../connectors/partner-http';
import { createZgwConnector } from '../../../connectors/zgw/zgw-connector';
import type { Timeouts } from '../../../connectors/sending-limits';
import type { ZgwPartner } from '../../../domain/partner/partner';
import type { Term } from '../../../domain/policy/policy';
import { parseConfig, type ConfigInput } from '../../../simulators/zaken-api/config';
import { startZakenApi, type ZakenApi } from '../../../simulators/zaken-api/server';
import { tap } from '../../../verify/zgw/wires';

const term: Term = { unit: 'working-days', count: 5 };
export const secret = 'a-secret-that-is-not-real-at-all';
export const secretOf = (name: string) => (name === 'zgw-secret' ? secret : `value of ${name}`);

export function zgwPartner(host: string): ZgwPartner {
  const type = (list: string, id: string) => `http://${host}/catalogi/api/v1/${list}/${id}`;
  return {
    id: 'voorbeeldstad',
    name: 'Gemeente Voorbeeldstad',
    protocol: 'zgw',
    categories: ['identity', 'contact', 'housing', 'debts'],
    terms: { acceptance: term, progress: term, completion: term, deletion: term },
    notifications: { abonnementUrl: `http://${host}/notificaties/api/v1/abonnement` },
    zgw: {
      baseUrl: `http://${host}/zaken/api/v1/`,
      clientId: 'op-koers',
      secret: 'zgw-secret',
      bronorganisatie: '123456782',
      verantwoordelijkeOrganisatie: '123456782',
      zaaktype: type('zaaktypen', 'aanmelding'),
      roltype: type('roltypen', 'inwoner'),
      eigenschappen: { housing: type('eigenschappen', 'woonsituatie') },
      initialStatustype: type('statustypen', 'ontvangen'),
      statustypen: {
        [type('statustypen', 'in-behandeling')]: 'accepted',
        [type('statustypen', 'afgewezen')]: 'rejected',
        [type('statustypen', 'afgesloten')]: 'completed',
      },
      ending: {
        statustype: type('statustypen', 'afgesloten'),
        resultaattype: type('resultaattypen', 'ingetrokken'),
      },
      notificationAuth: 'zgw-notifications',
      pollEvery: { unit: 'seconds', count: 3600 },
    },
  };
}

export const handoff: OutgoingHandoff = {
  handoffId: 'OK-2026-00042-H2',
  kind: 'help-request',
  lifeDomain: 'housing',
  urgency: 'crisis',
  requestedAt: '2026-07-01T22:30:00.000Z',
  answerBy: '2026-07-04T15:00:00.000Z',
  messageId: 'OK-2026-00042-H2-m1',
  sequence: 1,
  content: {
    question: 'Kunt u helpen aan een woning?',
    identity: { name: 'Fenna Verzonnen', birthDate: '1990-02-28' },
    contact: { phone: '+31 6 00000000', email: 'fenna@inwoner.example' },
    lifeDomains: { housing: 'Moet er op 15 juli uit.', debts: 'Drie schuldeisers.' },
  },
};

export function recallOf(externalRef: string | undefined, given: Partial<Recall> = {}): Recall {
  return {
    ...handoff,
    sequence: 2,
    messageId: 'OK-2026-00042-H2-m2',
    why: 'basis-withdrawn',
    withdrawnAt: '2026-07-02T22:45:00.000Z',
    confirmBy: '2026-07-09T15:00:00.000Z',
    ...(externalRef === undefined ? {} : { externalRef }),
    ...given,
  };
}

const ends: (() => Promise<void> | void)[] = [];

export async function endAll(): Promise<void> {
  for (const end of ends.splice(0).reverse()) await end();
}

function atTheEnd(end: () => Promise<void> | void): void {
  ends.push(end);
}

async function freePort(): Promise<number> {
  const probe = createServer();
  await new Promise<void>((resolve) => probe.listen(0, '127.0.0.1', resolve));
  const { port } = probe.address() as AddressInfo;
  await new Promise((resolve) => probe.close(resolve));
  return port;
}

export type Given = Partial<Omit<ConfigInput, 'port' | 'clients' | 'catalogue'>>;

export async function configFor(given: Given = {}): Promise<ConfigInput & { port: number }> {
  const folder = mkdtempSync(join(tmpdir(), 'zaken-api-'));
  atTheEnd(() => {
    rmSync(folder, { recursive: true, force: true });
  });
  return {
    port: await freePort(),
    journal: join(folder, 'journal.jsonl'),
    clients: { 'op-koers': secret },
    catalogue: {
      aanmelding: {
        omschrijving: 'Aanmelding',
        statustypen: ['ontvangen', 'in-behandeling', 'afgewezen', 'afgesloten'].map((id) => ({
          id,
          omschrijving: id,
        })),
        roltypen: [{ id: 'inwoner', omschrijvingGeneriek: 'initiator' }],
        eigenschappen: [{ id: 'woonsituatie', naam: 'woonsituatie' }],
        resultaattypen: ['ingetrokken', 'geholpen'].map((id) => ({ id, omschrijving: id })),
      },
    },
    ...given,
  };
}

export async function startApi(config: ConfigInput): Promise<ZakenApi> {
  const api = await startZakenApi(parseConfig(config));
  atTheEnd(() => api.close());
  return api;
}

/** The connector and what it sent. */
export function connectTo(host: string, timeouts: Partial<Timeouts> = {}) {
  const sent: PartnerRequest[] = [];
  const http = createPartnerHttp({ privateHosts: [host], timeouts });
  atTheEnd(() => {
    http.close();
  });
  const partner = zgwPartner(host);
  const tapped = tap(http, (request) => sent.push(request));
  const connector = createZgwConnector({ partner, http: tapped, secretOf });
  return { connector, sent, partner, http: tapped };
}

export async function startPartner(given: Given = {}) {
  const config = await configFor(given);
  const host = `127.0.0.1:${config.port}`;
  await startApi(config);
  return { ...connectTo(host), host, config };
}

export function bodiesOf(sent: readonly PartnerRequest[], method = 'POST'): unknown[] {
  return sent
    .filter((request) => request.method === method)
    .map(({ body }) => JSON.parse(body ?? 'null') as unknown);
}
