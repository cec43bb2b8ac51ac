import { z } from 'zod';
import type { ZgwPartner } from '../../domain/partner/partner';
import type { Attempt } from '../connector';
import { PartnerError } from '../partner-error';
import type { PartnerHttp, PartnerRequest, PartnerResponse } from '../partner-http';
import { parseJson } from './parse-json';
import { signToken } from './sign-token';
import { throwForZgwStatus } from './zgw-error';

export interface ZgwAccess {
  readonly partner: ZgwPartner;
  readonly http: PartnerHttp;
  /** The value behind a name in the partner file. */
  readonly secretOf: (name: string) => string;
  /** Of the tokens; everything else comes from the hand-off itself. */
  readonly now?: () => Date;
}

type Body = Readonly<Record<string, unknown>>;

/** The calls of one attempt. Each throws PartnerError; addresses may be relative to the base URL. */
export interface ZgwCalls {
  get<Answer>(address: string, schema: z.ZodType<Answer>): Promise<Answer>;
  /** All pages of a list, or the bare array that some lists are. */
  list<Item>(address: string, schema: z.ZodType<Item>): Promise<readonly Item[]>;
  post<Answer>(address: string, body: Body, schema: z.ZodType<Answer>): Promise<Answer>;
  patch(address: string, body: Body): Promise<void>;
  /** What is gone already counts as deleted. */
  delete(address: string): Promise<void>;
}

const crs = 'EPSG:4326';
const mostPages = 20;

export function createZgwCalls(access: ZgwAccess, attempt: Attempt): ZgwCalls {
  const { partner } = access;
  const send = async (method: PartnerRequest['method'], address: string, body?: Body) => {
    const response = await access.http.send({
      partner: partner.id,
      method,
      url: withinBase(partner, address),
      headers: { ...(await headersOf(access)), ...(body && contentHeaders) },
      ...(body && { body: JSON.stringify(body) }),
      attempt,
    });
    if (method !== 'DELETE' || response.status !== 404)
      throwForZgwStatus(partner.id, response, Object.keys(body ?? {}));
    return response;
  };
  return {
    get: async (address, schema) => read(partner, await send('GET', address), schema),
    list: async (address, schema) => {
      const page = pageOf(schema);
      const found = [];
      let next: string | null = address;
      for (let pages = 0; next !== null; pages += 1) {
        if (pages === mostPages) throw new PartnerError(partner.id, 'unreadable', 'TOO_MANY_PAGES');
        const answer: Page<z.output<typeof schema>> = read(partner, await send('GET', next), page);
        found.push(...answer.results);
        next = answer.next;
      }
      return found;
    },
    post: async (address, body, schema) => read(partner, await send('POST', address, body), schema),
    patch: async (address, body) => {
      await send('PATCH', address, body);
    },
    delete: async (address) => {
      await send('DELETE', address);
    },
  };
}

/** An address that is not the partner's own could lead the token and the next message astray. */
export function withinBase({ id, zgw }: ZgwPartner, address: string): string {
  const base = new URL(zgw.baseUrl);
  const url = URL.canParse(address, base.href) ? new URL(address, base) : undefined;
  const isWithin =
    url !== undefined &&
    url.origin === base.origin &&
    url.pathname.startsWith(base.pathname) &&
    url.username + url.password === '';
  if (!isWithin) throw new PartnerError(id, 'unreadable', 'URL_ELSEWHERE');
  return url.href;
}

const contentHeaders = { 'content-type': 'application/json', 'content-crs': crs };

async function headersOf({ partner, secretOf, now }: ZgwAccess) {
  const { clientId, secret } = partner.zgw;
  const token = await signToken({ clientId, secret: secretOf(secret) }, now?.() ?? new Date());
  return { authorization: `Bearer ${token}`, accept: 'application/json', 'accept-crs': crs };
}

interface Page<Item> {
  readonly next: string | null;
  readonly results: readonly Item[];
}

function pageOf<Item>(schema: z.ZodType<Item>): z.ZodType<Page<Item>> {
  const results = z.array(schema);
  const page = z.object({ next: z.string().nullable().default(null), results });
  return z.preprocess((body) => (Array.isArray(body) ? { results: body } : body), page);
}

function read<Answer>(
  { id }: ZgwPartner,
  { body }: PartnerResponse,
  schema: z.ZodType<Answer>,
): Answer {
  const answer = schema.safeParse(parseJson(body));
  if (!answer.success) throw new PartnerError(id, 'unreadable', 'UNREADABLE_ANSWER');
  return answer.data;
}
