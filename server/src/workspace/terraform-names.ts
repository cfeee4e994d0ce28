/** What the names of a module stand for, as far as its files, its `.tfvars` and its one caller say. */
import { evaluate } from '../facts/terraform/evaluate.ts';
import type { Scope } from '../facts/terraform/evaluate.ts';
import { attributeOf } from '../facts/terraform/read.ts';
import type { ModuleCall } from '../facts/terraform/types.ts';
import type { HclBlock, HclValue } from '../syntax/hcl/tree.ts';
import type { TerraformModule } from './view.ts';

/** A call of the module, with what names stand for where it is written. */
export interface Caller {
  readonly call: ModuleCall;
  readonly scope: Scope;
}

export class ModuleNames implements Scope {
  readonly module: TerraformModule;
  readonly results = new WeakMap<HclValue, HclValue>();
  readonly #caller: Caller | undefined;
  readonly #known = new Map<string, HclValue | undefined>();
  #blocks: ReadonlyMap<string, readonly HclBlock[]> | undefined;

  constructor(module: TerraformModule, caller: Caller | undefined) {
    this.module = module;
    this.#caller = caller;
  }

  lookUp(path: readonly string[]): HclValue | undefined {
    const key = path.join('.');
    if (this.#known.has(key)) return this.#known.get(key);
    // While it is being worked out it is not known: a name may stand for itself by mistake.
    this.#known.set(key, undefined);
    const found = this.#find(path);
    this.#known.set(key, found);
    return found;
  }

  /** Top-level blocks by their type. */
  blocks(type: string): readonly HclBlock[] {
    if (!this.#blocks) {
      const byType = new Map<string, HclBlock[]>();
      for (const block of this.module.files.flatMap(({ blocks }) => blocks)) {
        const list = byType.get(block.type);
        if (list) list.push(block);
        else byType.set(block.type, [block]);
      }
      this.#blocks = byType;
    }
    return this.#blocks.get(type) ?? [];
  }

  /** What is neither a variable nor a local value. */
  protected findOther: (path: readonly string[]) => HclValue | undefined = () => undefined;

  #find(path: readonly string[]): HclValue | undefined {
    const [first, second] = path;
    if (first === 'var' && second !== undefined) return this.#variable(second);
    if (first === 'local' && second !== undefined) return this.#local(second);
    return this.findOther(path);
  }

  #local(name: string): HclValue | undefined {
    for (const block of this.blocks('locals')) {
      const attribute = attributeOf(block, name);
      if (attribute) return known(evaluate(attribute.value, this));
    }
    return undefined;
  }

  #variable(name: string): HclValue | undefined {
    const [block, ...overrides] = this.blocks('variable').filter(({ labels }) => labels[0] === name);
    if (overrides.length > 0) return undefined;
    const usual = block && attributeOf(block, 'default')?.value;
    const { callers, linked, root, values } = this.module;
    if (callers.length > 0) {
      if (!this.#caller) return undefined;
      const given = attributeOf(this.#caller.call.block, name);
      return given ? known(evaluate(given.value, this.#caller.scope)) : usual && known(usual);
    }
    // A link may set it.
    if (linked || (!root && values.length === 0)) return undefined;
    return this.#fromFiles(name) ?? (this.#isSet(name) ? undefined : usual && known(usual));
  }

  /** What files that are always read say of it, unless another file may be given that says something else. */
  #fromFiles(name: string): HclValue | undefined {
    const values = this.module.values.flatMap(({ uri, settings }) =>
      settings.flatMap((one) => (one.name === name ? [{ value: one.value, always: isAlwaysRead(uri) }] : [])),
    );
    const last = values.findLast(({ always }) => always);
    return last && values.every(({ always }) => always) ? known(last.value) : undefined;
  }

  #isSet(name: string): boolean {
    return this.module.values.some(({ settings }) => settings.some((one) => one.name === name));
  }
}

function isAlwaysRead(uri: string): boolean {
  return /(?:\/terraform|\.auto)\.tfvars(?:\.json)?$/.test(uri);
}

function known(value: HclValue): HclValue | undefined {
  return value.kind === 'unknown' ? undefined : value;
}
