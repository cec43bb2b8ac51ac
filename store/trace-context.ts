import { randomBytes } from 'node:crypto';

/** Of W3C Trace Context: 16 and 8 bytes in lower-case hex. */
export interface Span {
  readonly traceId: string;
  readonly spanId: string;
}

const traceparent =
  /^(?!ff)[0-9a-f]{2}-(?!0{32})([0-9a-f]{32})-(?!0{16})([0-9a-f]{16})-[0-9a-f]{2}(-|$)/;

/** The span a traceparent names; undefined for anything that is none. */
export function readTraceparent(header: string): Span | undefined {
  const [, traceId, spanId] = traceparent.exec(header) ?? [];
  return traceId === undefined || spanId === undefined ? undefined : { traceId, spanId };
}

/** Always sampled: a processing log leaves nothing out. */
export function toTraceparent({ traceId, spanId }: Span): string {
  return `00-${traceId}-${spanId}-01`;
}

/** A new hop of a trace; a new trace where there is none. */
export function nextSpan(traceId: string = randomBytes(16).toString('hex')): Span {
  return { traceId, spanId: randomBytes(8).toString('hex') };
}
