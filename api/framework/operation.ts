import type { Request } from 'express';
import { contextOf, type RequestContext } from './request-context';

/** One request for one route, as it came over HTTP or as a page makes it in process: what gate and access log have to know. */
export interface Operation {
  readonly params: Readonly<Record<string, unknown>>;
  /** As it was sent, unchecked. */
  readonly idempotencyKey: string | undefined;
  readonly context: RequestContext;
}

export function operationOf(request: Request): Operation {
  return {
    params: request.params,
    idempotencyKey: request.get('Idempotency-Key'),
    context: contextOf(request),
  };
}
