import { z } from 'zod';

/** Exact origins, by comma; by default those under which the Temporal UI runs on this machine. */
export const OriginsSchema = z
  .string()
  .default('http://127.0.0.1:8233,http://localhost:8233')
  .transform((text) =>
    text
      .split(',')
      .map((origin) => origin.trim())
      .filter((origin) => origin !== ''),
  )
  .pipe(
    z.array(z.string().refine(isOrigin, 'must be exact origins, like https://temporal.example')),
  );

function isOrigin(text: string): boolean {
  if (!URL.canParse(text)) return false;
  const { origin, protocol } = new URL(text);
  const isWeb = protocol === 'https:' || protocol === 'http:';
  return isWeb && origin === text && !text.includes('*');
}
