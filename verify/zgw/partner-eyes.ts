import { SignJWT } from 'jose';
import { z } from 'zod';
import type { Peer } from './peer';

const LinkedSchema = z.object({ url: z.string(), zaak: z.string() });
const ZaakSchema = z.object({ url: z.string(), einddatum: z.string().nullable() });
const EigenschapSchema = LinkedSchema.extend({ eigenschap: z.string() });
const StatusSchema = LinkedSchema.extend({ statustype: z.string(), statustoelichting: z.string() });

/** How a hand-off stands at the partner, seen with the partner's own API and nothing of the connector. */
export interface Seen {
  readonly zaken: readonly z.infer<typeof ZaakSchema>[];
  readonly rollen: number;
  readonly eigenschappen: readonly string[];
  readonly statussen: readonly z.infer<typeof StatusSchema>[];
  readonly resultaten: number;
}

export async function lookAt(peer: Peer, handoffId: string): Promise<Seen> {
  const { bronorganisatie } = peer.partner.zgw;
  const zaken = await list(
    peer,
    'zaken',
    { identificatie: handoffId, bronorganisatie },
    ZaakSchema,
  );
  const zaak = zaken[0]?.url ?? '';
  const eigenschappen = await read(peer, `${zaak}/zaakeigenschappen`, z.array(EigenschapSchema));
  return {
    zaken,
    rollen: (await list(peer, 'rollen', { zaak }, LinkedSchema)).length,
    eigenschappen: eigenschappen.map(({ eigenschap }) => eigenschap),
    statussen: await list(peer, 'statussen', { zaak }, StatusSchema),
    resultaten: (await list(peer, 'resultaten', { zaak }, LinkedSchema)).length,
  };
}

/** What people at the partner do. Its answer does not count: at a server in trouble there is none. */
export async function act(peer: Peer, list: string, body: Readonly<Record<string, string>>) {
  await fetch(new URL(list, peer.partner.zgw.baseUrl), {
    method: 'POST',
    headers: { ...(await headersFor(peer)), 'content-type': 'application/json' },
    body: JSON.stringify(body),
    signal: AbortSignal.timeout(peer.headersMs),
  }).then(
    async (response) => response.text(),
    () => undefined,
  );
}

async function list<Item>(
  peer: Peer,
  name: string,
  query: Readonly<Record<string, string>>,
  schema: z.ZodType<Item>,
): Promise<readonly Item[]> {
  const page = z.object({ results: z.array(schema) });
  return (await read(peer, `${name}?${String(new URLSearchParams(query))}`, page)).results;
}

async function read<Answer>(peer: Peer, address: string, schema: z.ZodType<Answer>) {
  const response = await fetch(new URL(address, peer.partner.zgw.baseUrl), {
    headers: await headersFor(peer),
  });
  const answer: unknown = await response.json();
  return schema.parse(answer);
}

async function headersFor({ partner, secretOf }: Peer) {
  const { clientId, secret } = partner.zgw;
  const token = await new SignJWT({
    client_id: clientId,
    user_id: 'verify',
    user_representation: '',
  })
    .setProtectedHeader({ alg: 'HS256' })
    .setIssuer(clientId)
    .setIssuedAt()
    .sign(new TextEncoder().encode(secretOf(secret)));
  return {
    authorization: `Bearer ${token}`,
    'accept-crs': 'EPSG:4326',
    'content-crs': 'EPSG:4326',
  };
}
