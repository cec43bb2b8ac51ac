import { IssuerUnavailable } from './issuer-unavailable';

const largestAnswerBytes = 256 * 1024;

/** Like fetch, but it follows no redirect and reads at most 256 KiB of the answer. */
export const cappedFetch = async (url: string, options: RequestInit): Promise<Response> => {
  const response = await ask(url, options);
  const body: AsyncIterable<Uint8Array> | null = response.body;
  const chunks: Uint8Array[] = [];
  let size = 0;
  // Leaving this loop early cancels the rest of the answer.
  for await (const chunk of body ?? []) {
    size += chunk.byteLength;
    if (size > largestAnswerBytes) throw new IssuerUnavailable('ANSWER_TOO_LARGE');
    chunks.push(chunk);
  }
  const { status, headers } = response;
  return new Response(Buffer.concat(chunks), { status, headers });
};

async function ask(url: string, options: RequestInit): Promise<Response> {
  try {
    return await fetch(url, { ...options, redirect: 'error' });
  } catch (cause) {
    throw new IssuerUnavailable('NO_ANSWER', cause);
  }
}
