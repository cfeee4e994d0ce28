/** Something for each rule and place, found without making a key of them: there are thousands at each keystroke. */
import type { Place } from '../compose/composed.ts';
import type { Rule } from './rule.ts';

export class ByPlace<T> {
  readonly #files = new Map<string, Map<Rule, Map<number, T>>>();

  get(rule: Rule, { uri, start }: Place): T | undefined {
    return this.#files.get(uri)?.get(rule)?.get(start);
  }

  set(rule: Rule, { uri, start }: Place, thing: T): void {
    const file = this.#files.get(uri) ?? new Map<Rule, Map<number, T>>();
    this.#files.set(uri, file);
    const starts = file.get(rule) ?? new Map<number, T>();
    file.set(rule, starts.set(start, thing));
  }
}
