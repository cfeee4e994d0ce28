/** Holds an object against the structure of its kind. */
import { child, resolve } from '../../syntax/tree.ts';
import type { Entry, MapNode, SequenceNode, Span, SyntaxNode } from '../../syntax/tree.ts';
import { say } from '../../texts/texts.ts';
import type { Problem } from '../rule.ts';
import { structureAt } from './structure.ts';
import type { FieldType, Structure } from './structure.ts';

/** What does not fit. Of a part of an object nothing is said to be missing. */
export function misfits(map: MapNode, structure: Structure, at: Span, options: { readonly fragment: boolean }): readonly Problem[] {
  const found: Problem[] = [];
  new Visit(found, options.fragment).structure(map, structure, at);
  return found;
}

class Visit {
  readonly #found: Problem[];
  readonly #fragment: boolean;

  constructor(found: Problem[], fragment: boolean) {
    this.#found = found;
    this.#fragment = fragment;
  }

  structure(map: MapNode, structure: Structure, at: Span): void {
    this.#entries(map, structure);
    if (this.#fragment) return;
    for (const name of structure.required)
      if (child(map, name) === undefined) this.#add(at, say`${structure.name} lacks "${name}", which its schema requires.`);
  }

  #entries({ entries }: MapNode, structure: Structure): void {
    for (const entry of entries) {
      const { text } = entry.key;
      const type = structure.fields.get(text);
      if (type) this.#value(resolve(entry.value), type, text, entry.key);
      else if (text === '<<') this.#merged(entry, structure);
      // Patches have such keys of their own: `$patch: delete`.
      else if (!text.startsWith('$')) this.#add(entry.key, say`${structure.name} has no field "${text}"${suggestion(text, structure)}.`);
    }
  }

  #merged({ value }: Entry, structure: Structure): void {
    const merged = resolve(value);
    for (const map of merged.kind === 'sequence' ? merged.items.map(resolve) : [merged])
      if (map.kind === 'map') this.#entries(map, structure);
  }

  /** Of the value of that name, or of its items; `site` is its own place, or the key that holds it. */
  #value(node: Exclude<SyntaxNode, { kind: 'alias' }>, type: FieldType, name: string, site: Span): void {
    if (node.kind === 'unknown' || (node.kind === 'scalar' && node.value === null)) return;
    switch (type.is) {
      case 'anything':
        return;
      case 'structure':
        if (node.kind === 'map') this.structure(node, structureAt(type.index), site);
        else this.#mismatch(node, say`a map`, name, site);
        return;
      case 'list':
        if (node.kind !== 'sequence') this.#mismatch(node, say`a list`, name, site);
        else this.#items(node, type.of, `${name}[]`);
        return;
      case 'map':
        if (node.kind !== 'map') this.#mismatch(node, say`a map`, name, site);
        else
          for (const entry of node.entries)
            if (entry.key.text !== '<<') this.#value(resolve(entry.value), type.of, entry.key.text, entry.key);
        return;
      case 'choice':
        if (node.kind !== 'scalar' || typeof node.value !== 'string') this.#mismatch(node, say`a string`, name, site);
        // An empty string is the same as none.
        else if (node.value !== '' && !type.values.includes(node.value))
          this.#add(node, say`The value "${node.value}" is none of "${name}", which takes ${listed(type.values)}.`);
        return;
      default:
        if (node.kind !== 'scalar' || !fits(typeof node.value, type.is)) this.#mismatch(node, kindOf(type.is), name, site);
    }
  }

  #items({ items }: SequenceNode, type: FieldType, name: string): void {
    for (const one of items) {
      const item = resolve(one);
      this.#value(item, type, name, firstOf(item));
    }
  }

  #mismatch(node: Exclude<SyntaxNode, { kind: 'alias' }>, wanted: string, name: string, at: Span): void {
    const is = node.kind === 'scalar' ? kindOf(typeof node.value) : node.kind === 'map' ? say`a map` : say`a list`;
    this.#add(node.kind === 'scalar' ? node : at, say`The value of "${name}" must be ${wanted}, but is ${is}.`);
  }

  #add({ start, end }: Span, message: string): void {
    this.#found.push({ start, end, message });
  }
}

function kindOf(type: string): string {
  if (type === 'string') return say`a string`;
  if (type === 'number') return say`a number`;
  if (type === 'boolean') return say`a boolean`;
  return type === 'string or number' ? say`a string or number` : say`a ${type}`;
}

function fits(actual: string, wanted: 'string' | 'number' | 'boolean' | 'string or number'): boolean {
  return wanted === 'string or number' ? actual === 'string' || actual === 'number' : actual === wanted;
}

/** Something small to look at in an item. */
function firstOf(node: SyntaxNode): Span {
  return node.kind === 'map' ? (node.entries[0]?.key ?? node) : node;
}

function listed(values: readonly string[]): string {
  return values.length <= 6 ? values.map((value) => `"${value}"`).join(', ') : say`one of a few words`;
}

/** The field that differs in case, or by an `s` at its end. */
function suggestion(name: string, { fields }: Structure): string {
  const plain = (text: string): string => text.toLowerCase().replace(/s$/, '').replaceAll(/[-_]/g, '');
  const near = [...fields.keys()].find((field) => plain(field) === plain(name));
  return near === undefined ? '' : say`; it has "${near}"`;
}
