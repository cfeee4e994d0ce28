/** What the names of a module stand for, and its resources, for rules. */
import { isOverride } from '../../facts/terraform/read.ts';
import type { TerraformResource } from '../../facts/terraform/types.ts';
import type { HclValue } from '../../syntax/hcl/tree.ts';
import { ModuleNames } from '../../workspace/terraform-names.ts';
import type { TerraformModule, WorkspaceView } from '../../workspace/view.ts';
import { policyDocument } from './policy-document.ts';

const deepest = 8;
const scopes = new WeakMap<TerraformModule, ModuleScope>();

/** undefined for files that belong to no module. */
export function scopeOf(directory: string, workspace: WorkspaceView, depth = 0): ModuleScope | undefined {
  const module = workspace.terraformModule(directory);
  if (!module) return undefined;
  const [call, ...others] = module.callers;
  // Asked on every look-up: the answer hangs on the caller's module too.
  const caller = call && others.length === 0 && depth < deepest ? scopeOf(call.file.directory, workspace, depth + 1) : undefined;
  const known = scopes.get(module);
  if (known) return known;
  const made = new ModuleScope(module, call && caller ? { call, scope: caller } : undefined);
  scopes.set(module, made);
  return made;
}

export class ModuleScope extends ModuleNames {
  #resources: ReadonlyMap<string, TerraformResource> | undefined;

  /** By `type.name`, data sources as `data.type.name`. */
  resources(): ReadonlyMap<string, TerraformResource> {
    this.#resources ??= new Map(
      this.module.files.flatMap(({ resources }) =>
        resources.map((one) => [`${one.kind === 'data' ? 'data.' : ''}${one.type}.${one.name}`, one] as const),
      ),
    );
    return this.#resources;
  }

  /** Whether an override file says something of the resource, or the resource is such a part itself. */
  isOverridden({ file, kind, type, name }: TerraformResource): boolean {
    if (isOverride(file.uri)) return true;
    return this.module.files.some(
      ({ uri, resources }) => isOverride(uri) && resources.some((one) => one.kind === kind && one.type === type && one.name === name),
    );
  }

  protected override findOther = ([first, second, third, fourth]: readonly string[]): HclValue | undefined => {
    if (first !== 'data' || second !== 'aws_iam_policy_document' || third === undefined || fourth !== 'json') return undefined;
    const resource = this.resources().get(`data.${second}.${third}`);
    return resource && policyDocument(resource.block, this);
  };
}
