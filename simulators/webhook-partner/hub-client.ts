import { readFileSync } from 'node:fs';
import { z } from 'zod';
import type { Config, PlayedPartner } from './partner-config';
import { signatureOf } from './signature';

const answerWithinMs = 10_000;
const renewBeforeMs = 30_000;
const SecretsSchema = z.record(z.string(), z.string());
const TokenSchema = z.object({ access_token: z.string(), expires_in: z.number() });

export interface HubAnswer {
  /** 0 when there was none. */
  readonly status: number;
  readonly body: string;
}

export interface StatusEvent {
  readonly id: string;
  readonly handoffId: string;
  readonly sequence: number;
  readonly data: object;
}

/** One partner's way to the hub. */
export interface HubClient {
  /** The content of a hand-off, with an access token of its own. */
  fetchContent(url: string): Promise<HubAnswer>;
  /** A signed callback. */
  postStatus(event: StatusEvent): Promise<HubAnswer>;
}

export function createHubClient(config: Config, partner: PlayedPartner): HubClient {
  const tokenOf = createToken(config, partner.clientId);
  const callbackUrl = new URL(`/v1/partner-events/${partner.id}`, config.hubUrl);
  return {
    fetchContent: (url) =>
      answerOf(async () => {
        // A message could name any address; the token is for the hub only.
        if (new URL(url).origin !== new URL(config.hubUrl).origin)
          return new Response('not at the hub', { status: 400 });
        return call(url, { headers: { authorization: `Bearer ${await tokenOf()}` } });
      }),
    postStatus: (event) =>
      answerOf(() => {
        const body = JSON.stringify(toCloudEvent(event, partner.id));
        const parts = { id: event.id, timestamp: String(Math.floor(Date.now() / 1_000)) };
        return call(callbackUrl, {
          method: 'POST',
          headers: {
            'content-type': 'application/cloudevents+json',
            'webhook-id': parts.id,
            'webhook-timestamp': parts.timestamp,
            'webhook-signature': signatureOf(partner.sign, { ...parts, body: Buffer.from(body) }),
          },
          body,
        });
      }),
  };
}

/** Without a time: after a restart the same answer has to be the same bytes. */
function toCloudEvent({ id, handoffId, sequence, data }: StatusEvent, partner: string) {
  return {
    specversion: '1.0',
    id,
    source: `urn:nld:kvknr:00000000:systeem:${partner}`,
    type: 'nl.overheid.sociaaldomein.overdracht-status.v1',
    subject: handoffId,
    sequence: String(sequence),
    sequencetype: 'Integer',
    datacontenttype: 'application/json',
    data,
  };
}

function createToken({ issuerUrl, clientsFile }: Config, clientId: string) {
  let held = { token: '', renewAt: 0 };
  return async (): Promise<string> => {
    if (Date.now() < held.renewAt) return held.token;
    const secret = SecretsSchema.parse(JSON.parse(readFileSync(clientsFile, 'utf8')))[clientId];
    const response = await call(`${issuerUrl}/token`, {
      method: 'POST',
      headers: {
        authorization: `Basic ${Buffer.from(`${clientId}:${secret ?? ''}`).toString('base64')}`,
      },
      body: new URLSearchParams({ grant_type: 'client_credentials' }),
    });
    const { access_token, expires_in } = TokenSchema.parse(await response.json());
    held = { token: access_token, renewAt: Date.now() + expires_in * 1_000 - renewBeforeMs };
    return held.token;
  };
}

async function call(url: string | URL, init: RequestInit): Promise<Response> {
  return fetch(url, { ...init, redirect: 'manual', signal: AbortSignal.timeout(answerWithinMs) });
}

async function answerOf(ask: () => Promise<Response>): Promise<HubAnswer> {
  try {
    const response = await ask();
    return { status: response.status, body: await response.text() };
  } catch (error) {
    return { status: 0, body: error instanceof Error ? error.name : 'unknown' };
  }
}
