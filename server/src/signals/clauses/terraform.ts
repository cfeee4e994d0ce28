/** `tf`, `tf-module` and `tf-block`: resources, module calls and other blocks. */
import type { TerraformFile } from '../../facts/terraform/types.ts';
import type { HclBlock } from '../../syntax/hcl/tree.ts';
import type { Clause } from '../clause.ts';
import type { Atom, Compiled } from '../compile.ts';
import { treeOfBlock } from '../hcl-tree.ts';
import type { HitList } from '../hits.ts';
import { allHold } from '../tests.ts';
import type { Tested } from '../tests.ts';

export class TerraformClauses {
  readonly #resources = new Map<string, Atom<'tf'>[]>();
  readonly #modules: readonly Atom<'tf-module'>[];
  readonly #blocks: readonly Atom<'tf-block'>[];

  constructor(compiled: Compiled) {
    for (const atom of compiled.of('tf')) {
      for (const type of atom.clause.types) {
        const list = this.#resources.get(type);
        if (list) list.push(atom);
        else this.#resources.set(type, [atom]);
      }
    }
    this.#modules = compiled.of('tf-module');
    this.#blocks = compiled.of('tf-block');
  }

  find(file: TerraformFile, text: string, hits: HitList): void {
    for (const block of file.blocks) {
      if (block.type === 'resource') this.#judge(this.#resources.get(block.labels[0] ?? '') ?? [], block, text, hits);
      else if (block.type === 'module') this.#judge(this.#modules, block, text, hits);
      for (const atom of this.#blocks) for (const found of blocksAt(block, atom.clause.path)) this.#judge([atom], found, text, hits);
    }
  }

  #judge(atoms: readonly Judged[], block: HclBlock, text: string, hits: HitList): void {
    if (atoms.length === 0) return;
    const tested = testedBlock(block, text);
    for (const { index, clause } of atoms) if (allHold(clause.conditions, tested)) hits.add(index, block.headerSpan);
  }
}

interface Judged {
  readonly index: number;
  readonly clause: Clause;
}

/** References and calls are matched as they are written: a policy in a call holds its words. */
export function testedBlock(block: HclBlock, text: string): Tested {
  let tree: ReturnType<typeof treeOfBlock> | undefined;
  return {
    text: () => text.slice(block.start, block.end),
    root: () => (tree ??= treeOfBlock(block)),
    sourceOf: ({ start, end }) => text.slice(start, end),
  };
}

function blocksAt(block: HclBlock, [type, ...rest]: readonly string[]): readonly HclBlock[] {
  if (block.type !== type) return [];
  return rest.length === 0 ? [block] : block.blocks.flatMap((inner) => blocksAt(inner, rest));
}
