import { z } from 'zod';
import type { Reading } from './expect';
import type { Operation } from './operations';

const ProblemSchema = z.object({ code: z.string() });

export interface Answer {
  readonly reading: Reading | 'other';
  readonly status: number;
  /** Without the trace, so that two refusals can be compared to the letter. */
  readonly text: string;
}

/**
 * Asks without body and key, so that nothing is ever done: a request that is let in fails there with 400, and one that
 * is not is refused before.
 */
export async function askBare(
  api: string,
  { id, method, path }: Operation,
  token: string | undefined,
): Promise<Answer> {
  const response = await fetch(`${api}/v1${path}`, {
    method,
    headers: token === undefined ? {} : { authorization: `Bearer ${token}` },
  });
  const text = (await response.text()).replaceAll(/urn:trace:[0-9a-f]+/g, 'urn:trace:');
  const { status } = response;
  return { reading: readingOf(id, status, text), status, text };
}

function readingOf(id: string, status: number, text: string): Answer['reading'] {
  if (status === 401) return '401';
  if (status === 403) return '403';
  if (status >= 500) return 'other';
  const { code } = status === 404 ? ProblemSchema.parse(JSON.parse(text)) : { code: '' };
  const isPartners = /^(get|post)Partner/.test(id);
  if (code === 'CASE_UNKNOWN' || (isPartners && code === 'HANDOFF_UNKNOWN')) return '404';
  return id === 'getCase' && !text.includes('"storyRef"') ? 'shape' : 'in';
}
