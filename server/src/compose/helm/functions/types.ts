/** What a function of templates is. */
import type { Dict, Str, Value } from '../values/value.ts';

/** What functions may ask of the evaluation that calls them. */
export interface Runtime {
  include(name: string, dot: Value): Str;
  /** Evaluates a text as a template. */
  evaluate(template: Str, dot: Value): Str;
  /** Inside of what may not be rendered: changes to maps are not certain. */
  readonly speculative: boolean;
  /** Told before a map is changed in place. */
  changes(map: Dict): void;
  /** Counts work; throws LimitReached. */
  spend(steps: number): void;
}

export interface TemplateFunction {
  readonly run: (parameters: readonly Value[], runtime: Runtime) => Value;
  /** Makes something of unknown parameters too; of others the result is unknown. */
  readonly lenient: boolean;
  /** Passes on texts of which parts are not known. */
  readonly passesHoles: boolean;
}

export type FunctionTable = Readonly<Record<string, TemplateFunction>>;

export function strict(run: TemplateFunction['run']): TemplateFunction {
  return { run, lenient: false, passesHoles: false };
}

/** A function that needs all its parameters, but not all of their text. */
export function passing(run: TemplateFunction['run']): TemplateFunction {
  return { run, lenient: false, passesHoles: true };
}

export function lenient(run: TemplateFunction['run']): TemplateFunction {
  return { run, lenient: true, passesHoles: true };
}
