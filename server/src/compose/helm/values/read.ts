/** YAML trees as values of templates. */
import type { Place } from '../../composed.ts';
import type { Entry, SyntaxNode } from '../../../syntax/tree.ts';
import { parseDocument } from '../../../syntax/yaml/parse.ts';
import type { Dict, Origin, Value } from './value.ts';
import { nil, unknown } from './value.ts';

/** A text that holds values, and where it stands. */
export interface ValuesText {
  readonly uri: string;
  readonly text: string;
}

/** The values of a file; undefined when its text is no valid YAML. */
export function readYaml(file: ValuesText): Value | undefined {
  // A file of values may begin with a document marker; a second document would not be read.
  const text = file.text.replace(/^(?:\uFEFF|\s|#[^\n]*\n)*---(?=\s)/, (head) => head.slice(0, -3).replaceAll(/[^\n\r]/g, ' ') + '   ');
  const { root, damaged } = parseDocument(text);
  if (damaged) return undefined;
  if (!root) return nil;
  return new Reader({ uri: file.uri, text }).value(root, 0);
}

const maxDepth = 100;
const maxNodes = 200_000;

class Reader {
  readonly #file: ValuesText;
  #nodes = 0;

  constructor(file: ValuesText) {
    this.#file = file;
  }

  value(node: SyntaxNode, depth: number): Value {
    // Aliases of aliases multiply: what goes beyond all measure is not known.
    if (depth > maxDepth || ++this.#nodes > maxNodes) return unknown('values nested too deeply');
    switch (node.kind) {
      case 'alias':
        return this.value(node.target, depth + 1);
      case 'unknown':
        return unknown('the value cannot be read', this.#place(node));
      case 'sequence':
        return { kind: 'list', items: node.items.map((item) => this.value(item, depth + 1)), cause: this.#place(node) };
      case 'map':
        return this.#dict(node.entries, this.#place(node), depth);
      case 'scalar': {
        const { value } = node;
        if (value === null) return { kind: 'nil', cause: this.#place(node) };
        const origin = this.#origin(node, node.style === 'literal');
        if (typeof value === 'boolean') return { kind: 'bool', value, origin };
        if (typeof value === 'number') return { kind: 'number', value, integer: false, origin };
        return { kind: 'string', text: value, origin };
      }
    }
  }

  #dict(entries: readonly Entry[], cause: Place, depth: number): Dict {
    const result: Dict = { kind: 'dict', entries: new Map(), keys: new Map(), open: false, cause };
    for (const { key, value } of entries) {
      if (key.text === '<<' && key.style === 'plain') this.#mergeInto(result, this.value(value, depth + 1));
    }
    for (const { key, value } of entries) {
      if (key.text === '<<' && key.style === 'plain') continue;
      const name = typeof key.value === 'boolean' || typeof key.value === 'number' ? String(key.value) : key.text;
      result.entries.set(name, this.value(value, depth + 1));
      result.keys.set(name, this.#origin(key, false));
    }
    return result;
  }

  #mergeInto(target: Dict, merged: Value): void {
    const sources = merged.kind === 'list' ? merged.items : [merged];
    for (const source of sources) {
      if (source.kind !== 'dict') {
        target.open = true;
        continue;
      }
      for (const [key, value] of source.entries) {
        if (target.entries.has(key)) continue;
        target.entries.set(key, value);
        const place = source.keys.get(key);
        if (place) target.keys.set(key, place);
      }
    }
  }

  #place({ start, end }: { readonly start: number; readonly end: number }): Place {
    return { uri: this.#file.uri, start, end };
  }

  #origin({ start, end }: { readonly start: number; readonly end: number }, literal: boolean): Origin {
    return { uri: this.#file.uri, start, end, written: this.#file.text.slice(start, end), literal };
  }
}
