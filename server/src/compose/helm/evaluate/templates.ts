/** The named templates of a chart and its sub-charts, and what functions ask of them. */
import type { Span } from '../../../syntax/tree.ts';
import type { Runtime } from '../functions/types.ts';
import type { ParsedTemplate } from '../parse/nodes.ts';
import { TemplateSyntaxError } from '../parse/nodes.ts';
import { NotKnown, TemplateError } from '../values/signals.ts';
import { ofPieces } from '../values/text.ts';
import type { Dict, Str, Value } from '../values/value.ts';
import type { Budget } from './budget.ts';
import { Execution } from './execution.ts';
import type { Definition, TemplateSource } from './source.ts';
import { valueSource } from './source.ts';

export interface Library {
  readonly definitions: ReadonlyMap<string, Definition>;
  /** Charts that are not here may define more. */
  readonly incomplete: boolean;
  /** Parses a text, or takes it from a cache; throws TemplateSyntaxError. */
  readonly parse: (text: string) => ParsedTemplate;
}

export class Templates implements Runtime {
  readonly budget: Budget;
  readonly #library: Library;
  /** Definitions inside of texts that `tpl` evaluates. */
  readonly #local: ReadonlyMap<string, Definition>[] = [];
  /** How many statements around may not be rendered. */
  doubts = 0;
  /** Files that were included by name. */
  readonly used = new Set<string>();
  /** Maps that were changed in place. */
  readonly changed = new Set<Dict>();
  /** The action that is evaluated. */
  use: { readonly source: TemplateSource; readonly action: Span } | undefined;

  constructor(library: Library, budget: Budget) {
    this.#library = library;
    this.budget = budget;
  }

  get speculative(): boolean {
    return this.doubts > 0;
  }

  spend(steps: number): void {
    this.budget.spend(steps);
  }

  changes(map: Dict): void {
    this.changed.add(map);
  }

  include(name: string, dot: Value): Str {
    const definition = this.#find(name);
    if (!definition) {
      if (this.#library.incomplete) throw new NotKnown(`template ${name} may be defined in a chart that is not here`);
      throw new TemplateError(`no template ${name}`);
    }
    this.used.add(definition.path);
    const { use } = this;
    const result = this.budget.deeper(() => ofPieces(new Execution(definition, dot, this, true).run(definition.nodes, dot)));
    this.use = use;
    return result;
  }

  evaluate(template: Str, dot: Value): Str {
    if (template.holes === true) {
      if (template.pieces?.every((piece) => piece.kind !== 'text' || !piece.text.includes('{{')) === true) return template;
      throw new NotKnown('part of a template is not known');
    }
    if (!template.text.includes('{{')) return template;
    const tree = this.#parse(template.text);
    const { use } = this;
    if (!use) throw new NotKnown('a template outside of any action');
    const source = valueSource(tree, template, use.source.place(use.action));
    const local = new Map([...tree.definitions].map(([name, nodes]) => [name, { name, nodes, source, path: '' }] as const));
    this.#local.push(local);
    try {
      const name = 'tpl';
      return this.budget.deeper(() => ofPieces(new Execution({ source, name }, dot, this, true).run(tree.body, dot)));
    } finally {
      this.use = use;
      this.#local.pop();
    }
  }

  #find(name: string): Definition | undefined {
    for (let index = this.#local.length - 1; index >= 0; index--) {
      const found = this.#local[index]?.get(name);
      if (found) return found;
    }
    return this.#library.definitions.get(name);
  }

  #parse(text: string): ParsedTemplate {
    try {
      return this.#library.parse(text);
    } catch (error) {
      if (error instanceof TemplateSyntaxError) throw new TemplateError(error.message);
      throw error;
    }
  }
}
