import { z } from 'zod';

const DocumentSchema = z.looseObject({
  info: z.looseObject({ contact: z.unknown() }),
  servers: z.unknown(),
  paths: z.record(
    z.string(),
    z.record(z.string(), z.looseObject({ responses: z.record(z.string(), z.unknown()) })),
  ),
});
type Document = z.infer<typeof DocumentSchema>;

/** What each control takes out of a good document; the linter must miss it. */
const controls = {
  'version-header': (document: Document) => eachResponse(document, withoutHeaders),
  'invalid-input': (document: Document) =>
    eachResponse(document, (response, status) => (status === '400' ? undefined : response)),
  'problem-json': (document: Document) => eachResponse(document, withPlainErrors),
  contact: (document: Document) => ({
    ...document,
    info: { ...document.info, contact: undefined },
  }),
  'version-in-uri': (document: Document) => ({
    ...document,
    servers: [{ url: 'https://hub.example.nl/api' }],
  }),
};

export type Control = keyof typeof controls;
export const controlNames = Object.keys(controls);

export function isControl(name: string): name is Control {
  return name in controls;
}

/** The document without what the control names, to show that the linter sees it. */
export function breakDocument(document: unknown, control: Control): unknown {
  return controls[control](DocumentSchema.parse(document));
}

type Change = (response: unknown, status: string) => unknown;

function eachResponse(document: Document, change: Change): Document {
  return {
    ...document,
    paths: mapValues(document.paths, (path) =>
      mapValues(path, (operation) => ({
        ...operation,
        responses: mapValues(operation.responses, change),
      })),
    ),
  };
}

function mapValues<V, W>(
  record: Record<string, V>,
  change: (value: V, key: string) => W,
): Record<string, W> {
  const entries = Object.entries(record).map(([key, value]) => [key, change(value, key)] as const);
  return Object.fromEntries(entries.filter(([, value]) => value !== undefined));
}

function withoutHeaders(response: unknown): unknown {
  return { ...z.looseObject({}).parse(response), headers: {} };
}

function withPlainErrors(response: unknown, status: string): unknown {
  if (status < '400') return response;
  return { description: 'An error.', content: { 'text/plain': { schema: { type: 'string' } } } };
}
