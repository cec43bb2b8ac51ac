import type { Attempt } from './connector';

export interface PartnerRequest {
  /** Id, for errors. */
  readonly partner: string;
  readonly method: 'GET' | 'POST' | 'PATCH' | 'PUT' | 'DELETE';
  readonly url: string;
  readonly headers?: Readonly<Record<string, string>>;
  /** Exactly these bytes, in UTF-8. */
  readonly body?: string;
  /** Only the status counts: an answer that is too large is cut and no error. */
  readonly ignoresAnswer?: true;
  readonly attempt: Attempt;
}

export interface PartnerResponse {
  readonly status: number;
  /** Names in lower case. */
  readonly headers: Readonly<Record<string, string>>;
  readonly body: string;
}

/** The one way out to the network. */
export interface PartnerHttp {
  /** Resolves for every status; see `throwForStatus`. Throws only PartnerError. */
  send(request: PartnerRequest): Promise<PartnerResponse>;
  /** Ends the connections it kept. */
  close(): void;
}
