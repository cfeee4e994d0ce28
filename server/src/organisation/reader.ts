/** Reads the fields of one map of a rule file, and says what is wrong with each. */
import { nearest } from '../answers/nearest.ts';
import { entryOf, resolve } from '../syntax/tree.ts';
import type { AliasNode, Entry, MapNode, ScalarNode, Span, SyntaxNode } from '../syntax/tree.ts';
import { say } from '../texts/texts.ts';
import type { Field } from './fields.ts';
import type { RuleFileProblem } from './types.ts';

export type Resolved = Exclude<SyntaxNode, AliasNode>;

/** What was found wrong so far. */
export class Report {
  readonly problems: RuleFileProblem[] = [];

  error(span: Span, message: string): void {
    this.#add(span, message, 'error');
  }

  warning(span: Span, message: string): void {
    this.#add(span, message, 'warning');
  }

  /** What a schema of the file says too. */
  shapeError({ start, end }: Span, message: string): void {
    this.problems.push({ span: { start, end }, message, severity: 'error', shape: true });
  }

  shapeWarning({ start, end }: Span, message: string): void {
    this.problems.push({ span: { start, end }, message, severity: 'warning', shape: true });
  }

  #add({ start, end }: Span, message: string, severity: 'error' | 'warning'): void {
    this.problems.push({ span: { start, end }, message, severity });
  }
}

/** One map of known fields. Unknown and repeated ones are reported when it is made. */
export class FieldsReader {
  readonly map: MapNode;
  readonly #report: Report;
  /** Where something that is missing is reported. */
  readonly #anchor: Span;

  constructor(map: MapNode, what: string, fields: readonly Field[], report: Report, anchor: Span) {
    this.map = map;
    this.#report = report;
    this.#anchor = anchor;
    const names = fields.map(({ name }) => name);
    const seen = new Set<string>();
    for (const { key } of map.entries) {
      if (!names.includes(key.text)) report.shapeWarning(key, say`${what} has no "${key.text}".${meant(nearest(key.text, names))}`);
      else if (seen.has(key.text)) report.shapeWarning(key, say`"${key.text}" stands here twice; the last one counts.`);
      seen.add(key.text);
    }
    for (const { name, required } of fields) if (required && !entryOf(map, name)) report.shapeError(anchor, say`${what} needs "${name}".`);
  }

  /** What a field holds; undefined where there is nothing. */
  node(name: string): Resolved | undefined {
    const entry = entryOf(this.map, name);
    const value = entry && resolve(entry.value);
    return value && !isNothing(value) ? value : undefined;
  }

  /** Where a field is, for messages: its value, its key, or what it is missing in. */
  spanOf(name: string): Span {
    const entry = entryOf(this.map, name);
    return entry ? spanOfEntry(entry) : this.#anchor;
  }

  scalar(name: string): ScalarNode | undefined {
    const node = this.node(name);
    if (node === undefined || node.kind === 'scalar') return node;
    this.#report.shapeError(this.spanOf(name), say`"${name}" is a single value.`);
    return undefined;
  }

  text(name: string, longest: number): string | undefined {
    const node = this.scalar(name);
    if (node === undefined) return undefined;
    const text = node.text.trim();
    if (text === '') {
      this.#report.error(this.spanOf(name), say`"${name}" must not be empty.`);
      return undefined;
    }
    if (text.length > longest) {
      this.#report.error(this.spanOf(name), say`"${name}" has at most ${String(longest)} characters.`);
      return undefined;
    }
    return text;
  }

  /** One of a few words. */
  choice<const T extends string>(name: string, choices: readonly T[]): T | undefined {
    const node = this.scalar(name);
    if (node === undefined) return undefined;
    const choice = choices.find((one) => one === node.text);
    if (choice !== undefined) return choice;
    this.#report.shapeError(node, say`"${name}" is one of ${choices.join(', ')}.${meant(nearest(node.text, choices))}`);
    return undefined;
  }

  flag(name: string): boolean {
    const node = this.scalar(name);
    if (node === undefined) return false;
    if (typeof node.value === 'boolean') return node.value;
    this.#report.shapeError(node, say`"${name}" is true or false.`);
    return false;
  }

  /** A list of texts, or one alone. */
  texts(name: string, most: number, longest: number): readonly string[] {
    const node = this.node(name);
    if (node === undefined) return [];
    const items = node.kind === 'sequence' ? node.items.map(resolve) : [node];
    if (items.length > most) this.#report.error(this.spanOf(name), say`"${name}" has at most ${String(most)} entries.`);
    return items.slice(0, most).flatMap((item) => {
      if (item.kind === 'scalar' && item.value !== null && item.text.trim() !== '' && item.text.length <= longest)
        return [item.text.trim()];
      const place = item.start < item.end ? item : this.spanOf(name);
      const message = say`"${name}" is a list of texts of at most ${String(longest)} characters.`;
      if (item.kind === 'scalar' && item.value !== null) this.#report.error(place, message);
      else this.#report.shapeError(place, message);
      return [];
    });
  }
}

export function isNothing(node: Resolved): boolean {
  return node.kind === 'scalar' && node.value === null;
}

function spanOfEntry({ key, value }: Entry): Span {
  const plain = value.kind === 'scalar' && value.start < value.end;
  return plain ? { start: value.start, end: value.end } : { start: key.start, end: key.end };
}

function meant(name: string | undefined): string {
  return name === undefined ? '' : say` Did you mean "${name}"?`;
}
