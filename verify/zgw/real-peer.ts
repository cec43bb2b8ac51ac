import { readFileSync } from 'node:fs';
import { z } from 'zod';
import { makePartner, type Peer } from './peer';

const UrlSchema = z.url();

/** What a tool that starts a real Open Zaak writes down of its catalogue. */
const SeedSchema = z.object({
  zaaktype: UrlSchema,
  statustypen: z.object({
    Ontvangen: UrlSchema,
    'In behandeling': UrlSchema,
    Afgesloten: UrlSchema,
  }),
  roltypen: z.object({ initiator: UrlSchema, belanghebbende: UrlSchema }),
  eigenschappen: z.object({ kenmerk: UrlSchema, peildatum: UrlSchema }),
  resultaattypen: z.object({ Afgehandeld: UrlSchema }),
});

export interface RealPeerOptions {
  /** `http://127.0.0.1:58000` */
  readonly against: string;
  readonly seedFile: string;
  readonly client: string;
  readonly clientSecret: string;
  readonly rol: 'initiator' | 'belanghebbende';
}

export function findRealPeer(options: RealPeerOptions): Peer {
  const content: unknown = JSON.parse(readFileSync(options.seedFile, 'utf8'));
  const seed = SeedSchema.parse(content);
  const statustypen = {
    initial: seed.statustypen.Ontvangen,
    busy: seed.statustypen['In behandeling'],
    end: seed.statustypen.Afgesloten,
  };
  const resultaattype = seed.resultaattypen.Afgehandeld;
  return {
    partner: makePartner(options.client, {
      baseUrl: new URL('/zaken/api/v1/', options.against).href,
      zaaktype: seed.zaaktype,
      roltype: seed.roltypen[options.rol],
      eigenschappen: { housing: seed.eigenschappen.kenmerk, contact: seed.eigenschappen.peildatum },
      statustypen,
      resultaattype,
    }),
    secretOf: () => options.clientSecret,
    host: new URL(options.against).host,
    statustypen,
    resultaattype,
    headersMs: 4_000,
    plays: false,
  };
}
