/** What kustomizations and build tools change in manifests on their way to the cluster. */
import type { KubernetesObject } from '../facts/kubernetes/types.ts';
import type { PatchReference } from '../facts/packages.ts';
import type { FileFacts, Unit } from '../facts/types.ts';
import { at, child, itemsOf, resolve, textOf } from '../syntax/tree.ts';
import type { SyntaxNode } from '../syntax/tree.ts';
import { join, parentOf } from './paths.ts';
import { traitsOf } from './traits.ts';

interface Patch {
  readonly kind: string | undefined;
  readonly name: string | undefined;
  readonly keys: ReadonlySet<string>;
}

export class Overrides {
  readonly images = new Set<string>();
  readonly replicas = new Set<string>();
  readonly labels = new Set<string>();
  readonly #patches: Patch[] = [];
  /** The files that patches were looked for in. */
  readonly #patchFiles = new Set<string>();

  constructor(files: ReadonlyMap<string, FileFacts>) {
    for (const { uri, units } of files.values()) {
      for (const { unit } of units) {
        const { kustomization } = unit;
        for (const name of kustomization?.images ?? []) this.images.add(name);
        for (const name of kustomization?.replicas ?? []) this.replicas.add(name);
        for (const key of kustomization?.labels ?? []) this.labels.add(key);
        for (const change of kustomization?.changes ?? []) {
          const file = change.path === undefined ? undefined : join(parentOf(uri), change.path);
          if (file !== undefined) this.#patchFiles.add(file);
          this.#patches.push(...patchesOf(change, file, files));
        }
        if (!traitsOf(unit).builds) continue;
        for (const object of unit.subjects.object ?? []) if (object.group === 'skaffold') this.#addBuilds(object);
      }
    }
  }

  /** Whether a unit says something that belongs here; patches are known by their files. */
  static comeFrom(unit: Unit): boolean {
    return unit.kustomization !== undefined || traitsOf(unit).builds;
  }

  dependsOn(uri: string): boolean {
    return this.#patchFiles.has(uri);
  }

  mentions({ kind, name }: KubernetesObject, key: string): boolean {
    return this.#patches.some((patch) => patch.keys.has(key) && takesIn(patch.kind, kind) && takesIn(patch.name, name));
  }

  #addBuilds({ node }: KubernetesObject): void {
    for (const artifact of itemsOf(at(node, 'build', 'artifacts')).items) {
      const image = textOf(child(artifact, 'image'));
      if (image !== undefined) this.images.add(image);
    }
  }
}

function patchesOf({ inline, target }: PatchReference, file: string | undefined, files: ReadonlyMap<string, FileFacts>): readonly Patch[] {
  const roots = inline ? [inline] : file === undefined ? [] : (files.get(file)?.units ?? []).flatMap(({ unit }) => unit.root ?? []);
  return roots.map((root) => {
    const node = resolve(root);
    const own = node.kind === 'map' ? { kind: textOf(child(node, 'kind')), name: textOf(at(node, 'metadata', 'name')) } : undefined;
    return { ...(target ?? own ?? { kind: undefined, name: undefined }), keys: keysOfPatch(root) };
  });
}

/** Names with at most two wildcards, or a choice of names. */
const plainPattern = /^[\w-]*(?:\.[*+][\w-]*){0,2}$|^[\w-]+(?:\|[\w-]+)*$/;

/** Targets are regular expressions over the whole name. */
function takesIn(wanted: string | undefined, actual: string | undefined): boolean {
  if (wanted === undefined || actual === undefined || wanted === actual) return true;
  if (!/[.*+?|[(\\^$]/.test(wanted)) return false;
  // Only patterns that cannot take long are tried on names; of all others nobody knows whom they take in.
  return !plainPattern.test(wanted) || new RegExp(`^(?:${wanted})$`).test(actual);
}

/** All keys of a merge patch, and all segments of the paths of a JSON patch. */
export function keysOfPatch(root: SyntaxNode): ReadonlySet<string> {
  const keys = new Set<string>();
  collect(root, keys);
  return keys;
}

function collect(node: SyntaxNode, keys: Set<string>): void {
  if (node.kind === 'sequence') for (const item of node.items) collect(item, keys);
  if (node.kind !== 'map') return;
  for (const { key, value } of node.entries) {
    keys.add(key.text);
    if (key.text === 'path' && value.kind === 'scalar')
      for (const segment of value.text.split('/')) keys.add(segment.replaceAll('~1', '/').replaceAll('~0', '~'));
    collect(value, keys);
  }
}
