/** `helm_release` resources that install a chart of the workspace. */
import type { GivenValues } from '../../compose/helm/render.ts';
import type { Place } from '../../compose/composed.ts';
import type { Value } from '../../compose/helm/values/value.ts';
import { evaluate } from '../../facts/terraform/evaluate.ts';
import { attributeOf, isOverride } from '../../facts/terraform/read.ts';
import type { TerraformResource } from '../../facts/terraform/types.ts';
import { hole } from '../../syntax/hole.ts';
import type { HclValue } from '../../syntax/hcl/tree.ts';
import { join } from '../paths.ts';
import { ModuleNames } from '../terraform-names.ts';
import type { TerraformModule } from '../view.ts';
import { readReleaseValues } from './release-values.ts';
import type { Segment } from './release-values.ts';

export interface Release {
  readonly id: string;
  /** The folder of its chart, if there is one. */
  readonly folder: string;
  /** Where it names the chart. */
  readonly entry: Place;
  /** undefined where nothing can be said of them. */
  readonly given: GivenValues | undefined;
  readonly segments: readonly Segment[];
}

/** What a module's names stand for, its own folder included: a hole stands for it. */
export class ReleaseNames extends ModuleNames {
  protected override findOther = ([first, second]: readonly string[]): HclValue | undefined => {
    if (first !== 'path') return undefined;
    const own = second === 'module' || ((second === 'root' || second === 'cwd') && this.module.callers.length === 0);
    return own ? { kind: 'literal', value: hole, start: 0, end: 0 } : undefined;
  };
}

export interface Files {
  textOf(uri: string): string | undefined;
  readYaml(uri: string, text: string): Value | undefined;
}

/** undefined for a chart from elsewhere, and for what is no release or none that is certain to be applied. */
export function readRelease({ block, name, file }: TerraformResource, names: ReleaseNames, files: Files): Release | undefined {
  const { module } = names;
  const valueOf = (attribute: string): HclValue | undefined => {
    const written = attributeOf(block, attribute)?.value;
    return written && evaluate(written, names);
  };
  const chart = valueOf('chart');
  const folder = chart && fileOf(chart, module);
  if (!chart || folder === undefined || !module.files.some(({ uri }) => uri === file.uri) || isOverride(file.uri)) return undefined;
  const repository = valueOf('repository');
  if (repository && !isEmpty(repository)) return undefined;
  const count = valueOf('count');
  if (count?.kind === 'literal' && Number(count.value) === 0) return undefined;
  const id = `${module.directory} ${name}`;
  const entry = { uri: file.uri, start: chart.start, end: chart.end };
  const overridden = module.files.some(
    ({ uri, resources }) => isOverride(uri) && resources.some((one) => one.type === 'helm_release' && one.name === name),
  );
  const fileNamed = (path: HclValue): string | undefined => fileOf(path, module);
  const read =
    block.damaged || overridden ? undefined : readReleaseValues(block, { uri: file.uri, scope: names, fileOf: fileNamed, ...files });
  if (!read || (read.open && read.values.entries.size === 0)) return { id, folder, entry, given: undefined, segments: [] };
  const { values, open, segments } = read;
  const named = { name: textOf(valueOf('name')), namespace: textOf(valueOf('namespace')) };
  return { id, folder, entry, segments, given: { id, key: JSON.stringify([read.key, named]), values, open, ...named } };
}

/** A path, from the module's folder when it says so, else from that which Terraform is run in: its own where no other calls it. */
function fileOf(value: HclValue, module: TerraformModule): string | undefined {
  const path = value.kind === 'literal' && typeof value.value === 'string' ? value.value : undefined;
  if (path === undefined || path === '') return undefined;
  if (!path.startsWith(hole)) return module.callers.length === 0 && !path.includes(hole) ? join(module.directory, path) : undefined;
  const rest = path.slice(hole.length);
  return rest.startsWith('/') && !rest.includes(hole) ? join(module.directory, `.${rest}`) : undefined;
}

function isEmpty(value: HclValue): boolean {
  return value.kind === 'literal' && (value.value === null || value.value === '');
}

function textOf(value: HclValue | undefined): string | undefined {
  return value?.kind === 'literal' && typeof value.value === 'string' && value.value !== '' && !value.value.includes(hole)
    ? value.value
    : undefined;
}
