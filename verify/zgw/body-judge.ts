import Ajv2019 from 'ajv/dist/2019';
import addFormats from 'ajv-formats';

type Schema = Readonly<Record<string, unknown>>;
type Schemas = Readonly<Record<string, Schema>>;

/** What is wrong with the text of a body, by a schema of the document. */
export type BodyJudge = (schema: string, body: string) => readonly string[];

/** OpenAPI 3.0 says some things in words of its own; ajv reads JSON Schema. Fields that are not in it are errors too. */
export function createBodyJudge(schemas: Schemas): BodyJudge {
  const ajv = new Ajv2019({ allErrors: true, strict: false });
  addFormats(ajv);
  const $defs = Object.fromEntries(
    Object.entries(schemas).map(([name, schema]) => [name, convert(schema)]),
  );
  ajv.addSchema({ $id: 'zaken', $defs });
  return (name, body) => {
    const validate = ajv.compile({ $ref: `zaken#/$defs/${name}`, unevaluatedProperties: false });
    if (validate(parse(body))) return [];
    return (validate.errors ?? []).map(
      ({ instancePath, keyword, params }) => `${instancePath} ${keyword} ${JSON.stringify(params)}`,
    );
  };
}

function parse(body: string): unknown {
  try {
    const value: unknown = JSON.parse(body);
    return value;
  } catch {
    return undefined;
  }
}

function convert(value: unknown): unknown {
  if (Array.isArray(value)) return value.map(convert);
  if (!isSchema(value)) return value;
  const { $ref, nullable, discriminator, oneOf, ...rest } = value;
  if (typeof $ref === 'string') return { $ref: $ref.replace('#/components/schemas/', '#/$defs/') };
  const converted = Object.fromEntries(
    Object.entries(rest).map(([key, each]) => [key, convert(each)]),
  );
  const isChosen = isSchema(discriminator) && isSchema(discriminator['mapping']);
  const chosen = isChosen ? { allOf: choices(discriminator) } : {};
  const schema = {
    ...converted,
    ...chosen,
    ...(oneOf !== undefined && !isChosen && { anyOf: convert(oneOf) }),
  };
  return nullable === true ? { anyOf: [schema, { type: 'null' }] } : closed(schema);
}

/** All kinds of rol are alike but for what they hold, so that only the discriminator tells which is meant. */
function choices({ propertyName, mapping }: Schema): readonly Schema[] {
  if (typeof propertyName !== 'string' || !isSchema(mapping)) return [];
  const chosen = Object.entries(mapping).map(([value, reference]) => ({
    if: { properties: { [propertyName]: { const: value } }, required: [propertyName] },
    then: convert({ $ref: reference }),
  }));
  return [
    { required: [propertyName], properties: { [propertyName]: { enum: Object.keys(mapping) } } },
    ...chosen,
  ];
}

/** An object that is a field of another may be closed; those of the top are parts of an allOf and are judged as a whole. */
function closed(schema: Schema): Schema {
  const { properties } = schema;
  if (!isSchema(properties)) return schema;
  return 'inpBsn' in properties ? { ...schema, additionalProperties: false } : schema;
}

function isSchema(value: unknown): value is Schema {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}
