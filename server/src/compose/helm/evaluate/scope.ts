/** The variables of a template in execution. */
import { TemplateError } from '../values/signals.ts';
import type { Value } from '../values/value.ts';

export class Scope {
  readonly #names: string[] = [];
  readonly #values: Value[] = [];

  constructor(root: Value) {
    this.declare('$', root);
  }

  get mark(): number {
    return this.#names.length;
  }

  /** Forgets what was declared since the mark. */
  leave(mark: number): void {
    this.#names.length = mark;
    this.#values.length = mark;
  }

  declare(name: string, value: Value): void {
    this.#names.push(name);
    this.#values.push(value);
  }

  assign(name: string, value: Value): void {
    this.#values[this.#index(name)] = value;
  }

  /** Assigns where there is such a variable. */
  assignIfDeclared(name: string, value: Value): void {
    const index = this.#names.lastIndexOf(name);
    if (index >= 0) this.#values[index] = value;
  }

  get(name: string): Value {
    const value = this.#values[this.#index(name)];
    if (!value) throw new TemplateError(`undefined variable ${name}`);
    return value;
  }

  #index(name: string): number {
    const index = this.#names.lastIndexOf(name);
    if (index < 0) throw new TemplateError(`undefined variable ${name}`);
    return index;
  }
}
