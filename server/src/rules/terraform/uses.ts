/** Which names the files of a module mention. */
import { attributesIn } from '../../facts/terraform/walk.ts';
import type { HclBlock } from '../../syntax/hcl/tree.ts';
import type { TerraformModule } from '../../workspace/view.ts';
import { referencesIn } from './look.ts';

const known = new WeakMap<TerraformModule, ReadonlySet<string>>();

/** `var.name`, `local.name`, `data.type` (with the name behind it, as text) and `type.name`, wherever they stand. */
export function usesIn(module: TerraformModule): ReadonlySet<string> {
  const before = known.get(module);
  if (before) return before;
  const uses = new Set<string>();
  for (const { blocks } of [...module.files, ...module.passedOver]) collect(blocks, uses);
  known.set(module, uses);
  return uses;
}

function collect(blocks: readonly HclBlock[], uses: Set<string>): void {
  for (const { attribute, block } of attributesIn(blocks)) {
    if (attribute.value.kind === 'literal') continue;
    const own = block.type === 'variable' ? `var.${block.labels[0] ?? ''}` : undefined;
    for (const name of referencesIn(attribute.value)) if (name !== own) uses.add(name);
    for (const name of dataIn(attribute.value)) uses.add(name);
  }
}

function dataIn(value: Parameters<typeof referencesIn>[0]): readonly string[] {
  switch (value.kind) {
    case 'literal':
      return [];
    case 'list':
      return value.items.flatMap(dataIn);
    case 'object':
      return value.entries.flatMap((entry) => dataIn(entry.value));
    case 'unknown':
      return value.expression?.match(/(?<![\w.-])data\.[\w-]+\.[\w-]+/g) ?? [];
  }
}
