/** What is applied together: a chart, the files of a kustomization, else the plain manifests of one folder. */
import type { KustomizationFacts } from '../facts/packages.ts';
import type { FileFacts } from '../facts/types.ts';
import { mayRunPods } from './custom-resources.ts';
import { join, parentOf } from './paths.ts';

export interface Scopes {
  /** The scope of a file, named by a folder. */
  of(uri: string): string;
  hasWorkloads(scope: string): boolean;
  /** The file belongs to a chart or is named by a kustomization: what it is applied with is known. */
  isPackaged(uri: string): boolean;
  /** It holds custom resources whose controllers may run Pods. */
  mayRunOtherPods(scope: string): boolean;
  /** Rendering may add objects to it that the text does not show. */
  isOpaque(scope: string): boolean;
}

export function applyScopes(files: ReadonlyMap<string, FileFacts>): Scopes {
  const charts = new Set<string>();
  const kustomized = new Map<string, string>();
  for (const { uri, units } of files.values()) {
    for (const { unit } of units) {
      if (unit.chart) charts.add(parentOf(uri));
      for (const { path } of unit.kustomization?.resources ?? []) {
        const target = join(parentOf(uri), path);
        // Several kustomizations may name the same base; the base itself stays one scope.
        if (target !== undefined && files.has(target) && !kustomized.has(target)) kustomized.set(target, parentOf(uri));
      }
    }
  }
  const known = new Map<string, string>();
  const of = (uri: string): string => {
    const found = known.get(uri);
    if (found !== undefined) return found;
    const scope = kustomized.get(uri) ?? chartAbove(uri, charts) ?? parentOf(uri);
    known.set(uri, scope);
    return scope;
  };
  const withWorkloads = new Set<string>();
  const withCustomResources = new Set<string>();
  const opaque = new Set<string>();
  const folders = new Set([...files.keys()].map(parentOf));
  const isKnown = (target: string): boolean => files.has(target) || folders.has(target);
  for (const { uri, units } of files.values()) {
    for (const { unit } of units) {
      if ((unit.subjects.workload?.length ?? 0) > 0) withWorkloads.add(of(uri));
      if (unit.subjects.object?.some(mayRunPods)) withCustomResources.add(of(uri));
      if (unit.opaque || (unit.kustomization && bringsUnseen(unit.kustomization, parentOf(uri), isKnown))) opaque.add(of(uri));
    }
  }
  return {
    of,
    hasWorkloads: (scope) => withWorkloads.has(scope),
    isPackaged: (uri) => kustomized.has(uri) || chartAbove(uri, charts) !== undefined,
    mayRunOtherPods: (scope) => withCustomResources.has(scope),
    isOpaque: (scope) => opaque.has(scope),
  };
}

function chartAbove(uri: string, charts: ReadonlySet<string>): string | undefined {
  if (charts.size === 0) return undefined;
  for (let folder = parentOf(uri); folder.includes('/'); folder = parentOf(folder)) if (charts.has(folder)) return folder;
  return undefined;
}

/** Charts, generators and resources from elsewhere: what they hold is not in the workspace. */
function bringsUnseen({ generates, resources }: KustomizationFacts, folder: string, isKnown: (target: string) => boolean): boolean {
  if (generates) return true;
  return resources.some(({ path }) => {
    const target = join(folder, path);
    return target === undefined || !isKnown(target);
  });
}
