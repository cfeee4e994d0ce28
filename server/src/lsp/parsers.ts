/** Parsers that are fetched when the first file asks for them. */
import { loadCel } from '../organisation/cel.ts';
import type { Cel } from '../organisation/cel.ts';
import { createHclParser } from '../syntax/hcl/parser.ts';
import type { HclParser } from '../syntax/hcl/parser.ts';
import type { Environment } from './environment.ts';
import type { Handlers } from './safely.ts';

/** Each is fetched once; where that fails it is told once, and there is none. */
export class Parsers {
  readonly #environment: Environment;
  readonly #base: string | undefined;
  readonly #handlers: Handlers;
  #hcl: Promise<HclParser | undefined> | undefined;
  #cel: Promise<Cel | undefined> | undefined;

  /** `base` is where the client says that the grammars are. */
  constructor(environment: Environment, base: string | undefined, handlers: Handlers) {
    this.#environment = environment;
    this.#base = base;
    this.#handlers = handlers;
  }

  hcl(): Promise<HclParser | undefined> {
    this.#hcl ??= createHclParser((name) => this.#environment.loadWasm(name, this.#base)).catch((error: unknown) => {
      this.#handlers.report('Terraform files are not read, as their grammar could not be loaded', error);
      return undefined;
    });
    return this.#hcl;
  }

  /** Reads the expressions of an organisation's rules. */
  cel(): Promise<Cel | undefined> {
    this.#cel ??= loadCel().catch((error: unknown) => {
      this.#handlers.report('The rules of this workspace are not read, as what reads their expressions could not be loaded', error);
      return undefined;
    });
    return this.#cel;
  }
}
