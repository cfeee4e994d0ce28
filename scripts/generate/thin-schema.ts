/**
 * What VS Code's YAML extension gets: the shape of our files, without ids and without the forms of texts. These are what the server says
 * itself, with the nearest id and in words, so that no place is reported or completed twice.
 */

export type Schema = Readonly<Record<string, unknown>>;

/** Of these a schema could only say that a text, a list or a name does not fit. */
const forms: ReadonlySet<string> = new Set(['pattern', 'minLength', 'maxLength', 'minItems', 'maxItems', 'propertyNames']);

/** To the server a number that stands for a text is a text. */
const anyText = ['string', 'number', 'boolean'];

export function withoutForms(schema: Schema): Schema {
  const isText = schema['type'] === 'string' && !('enum' in schema);
  const entries = Object.entries(schema).filter(([key]) => !forms.has(key));
  return Object.fromEntries(entries.map(([key, value]) => [key, key === 'type' && isText ? anyText : deep(value)]));
}

function deep(value: unknown): unknown {
  if (Array.isArray(value)) return value.map(deep);
  return isObject(value) ? withoutForms(value) : value;
}

export function isObject(value: unknown): value is Schema {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}

/** The schema with another one in place of what stands at a path. */
export function replacedAt(schema: Schema, path: readonly string[], replace: (found: Schema) => Schema): Schema {
  const [key, ...rest] = path;
  if (key === undefined) return replace(schema);
  const inner = schema[key];
  if (!isObject(inner)) throw new Error(`The schema has nothing at "${key}".`);
  return { ...schema, [key]: replacedAt(inner, rest, replace) };
}
