/** Resources that belong together because one names the other. */
import { evaluate } from '../../facts/terraform/evaluate.ts';
import { attributeOf } from '../../facts/terraform/read.ts';
import type { TerraformResource } from '../../facts/terraform/types.ts';
import { attributesIn } from '../../facts/terraform/walk.ts';
import type { HclValue } from '../../syntax/hcl/tree.ts';
import type { Judged } from './kit.ts';
import { referencesIn } from './look.ts';
import { isWhole } from './module.ts';
import { textOf } from './values.ts';

export interface Partners {
  readonly certain: readonly TerraformResource[];
  /** Something that cannot be followed may be one too: a computed name, a module that gets the resource, a file that could not be read. */
  readonly possible: boolean;
}

/** Resources of those types whose attribute names this one. */
export function partnersOf(judged: Judged, types: readonly string[], attribute: string): Partners {
  const { scope, resource } = judged;
  const own = `${resource.type}.${resource.name}`;
  const names = ['bucket', 'name', 'id'].flatMap((name) => judged.text(name) ?? []);
  const certain: TerraformResource[] = [];
  let possible = !isWhole(scope.module) || isHandedOn(judged, own);
  for (const one of scope.resources().values()) {
    if (one.kind !== 'resource' || !types.includes(one.type)) continue;
    const value = attributeOf(one.block, attribute)?.value;
    if (value && pointsAt(value, own)) certain.push(one);
    else if (value && names.includes(textOf(evaluate(value, scope)) ?? '')) certain.push(one);
    else if (!value || isOpen(value)) possible = true;
  }
  return { certain, possible };
}

export function pointsAt(value: HclValue, name: string): boolean {
  return referencesIn(value).includes(name);
}

/** It stands for none of the resources here by name. */
function isOpen(value: HclValue): boolean {
  const references = referencesIn(value);
  return value.kind !== 'literal' && (references.length === 0 || references.some((one) => /^(?:var|local|each|module|data)\./.test(one)));
}

/** A module gets it, or a local collection holds it. */
function isHandedOn({ scope }: Judged, own: string): boolean {
  const blocks = [...scope.blocks('module'), ...scope.blocks('locals'), ...scope.blocks('output')];
  return (
    scope.blocks('module').length + scope.blocks('locals').length > 0 &&
    attributesIn(blocks.filter(({ type }) => type !== 'output')).some(({ attribute }) => pointsAt(attribute.value, own))
  );
}
