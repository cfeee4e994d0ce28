/** The fields of Kubernetes' own kinds; a definition is read when it is first asked for. */
import { definitions, kinds } from './generated/structures.ts';

export type FieldType =
  | { readonly is: 'string' | 'number' | 'boolean' | 'string or number' | 'anything' }
  | { readonly is: 'choice'; readonly values: readonly string[] }
  | { readonly is: 'list' | 'map'; readonly of: FieldType }
  | { readonly is: 'structure'; readonly index: number };

export interface Structure {
  readonly name: string;
  readonly fields: ReadonlyMap<string, FieldType>;
  readonly required: readonly string[];
}

const known = new Map<number, Structure>();

/** The structure of a kind; undefined for what is not Kubernetes' own, or older than what is still served. */
export function structureOfKind(group: string, version: string, kind: string): Structure | undefined {
  const name = group === '' ? `${version}/${kind}` : `${group}/${version}/${kind}`;
  const index = Object.hasOwn(kinds, name) ? kinds[name] : undefined;
  return index === undefined ? undefined : structureAt(index);
}

export function structureAt(index: number): Structure {
  const found = known.get(index);
  if (found) return found;
  const made = read(definitions[index] ?? '');
  known.set(index, made);
  return made;
}

function read(line: string): Structure {
  const [name = '', ...rest] = line.split(' ');
  const fields = new Map<string, FieldType>();
  const required: string[] = [];
  for (const field of rest) {
    const colon = field.indexOf(':');
    const must = field[colon - 1] === '!';
    const key = field.slice(0, must ? colon - 1 : colon);
    if (must) required.push(key);
    fields.set(key, typeOf(field.slice(colon + 1)));
  }
  return { name, fields, required };
}

const simple: ReadonlyMap<string, FieldType> = new Map<string, FieldType>([
  ['s', { is: 'string' }],
  ['n', { is: 'number' }],
  ['b', { is: 'boolean' }],
  ['x', { is: 'string or number' }],
  ['*', { is: 'anything' }],
]);

function typeOf(code: string): FieldType {
  const rest = code.slice(1);
  if (code.startsWith('[')) return { is: 'list', of: typeOf(rest) };
  if (code.startsWith('{')) return { is: 'map', of: typeOf(rest) };
  if (code.startsWith('=')) return { is: 'choice', values: rest.split('|').map((value) => value.replaceAll('%20', ' ')) };
  return simple.get(code) ?? { is: 'structure', index: Number(code) };
}
