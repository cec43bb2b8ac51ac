import { z } from 'zod';
import type { PriceLine, PriceList } from '../domain/effects/price-list';
import { readJson, wrongFields } from './read-json';
import { CentsSchema, CountSchema } from './term-schema';
import { areDistinct, CodeSchema, TextSchema } from './text-schema';

const LineSchema = z.strictObject({
  code: CodeSchema,
  label: TextSchema,
  unit: z.enum(['year', 'treatment', 'trajectory']),
  months: CountSchema.max(120, 'must be at most 120'),
  cents: CentsSchema.exactOptional(),
  priceYear: CountSchema.min(1_990, 'must be a year').max(2_199, 'must be a year'),
  source: TextSchema,
}) satisfies z.ZodType<PriceLine>;

const PriceListSchema = z.strictObject({
  version: CodeSchema,
  lines: z
    .array(LineSchema)
    .refine((lines) => areDistinct(lines.map(({ code }) => code)), 'must not repeat a code'),
}) satisfies z.ZodType<PriceList>;

/** Reads and checks a price list. Throws one Error that names the file and every field that is wrong. */
export function loadPrices(path: string): PriceList {
  const parsed = PriceListSchema.safeParse(contentOf(path));
  if (parsed.success) return parsed.data;
  const wrong = wrongFields(parsed.error).map((line) => `- ${line}`);
  throw new Error(`The price list in ${path} is not valid:\n${wrong.join('\n')}`);
}

function contentOf(path: string): unknown {
  try {
    return readJson(path);
  } catch (cause) {
    const problem = cause instanceof Error ? cause.message : String(cause);
    throw new Error(`The price list in ${path} ${problem}`, { cause });
  }
}
