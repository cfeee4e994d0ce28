/** What a kustomization refers to, by the URI of a file or folder, or elsewhere. */
import type { Kustomization } from '../../facts/kustomize/kustomization.ts';
import { child, itemsOf } from '../../syntax/tree.ts';
import type { ScalarNode } from '../../syntax/tree.ts';
import { join } from '../../workspace/paths.ts';

export interface PathUse {
  readonly node: ScalarNode;
  /** A folder with a kustomization may be meant. */
  readonly folder: boolean;
}

const lists = { resources: true, bases: true, components: true, crds: false, configurations: false, patchesStrategicMerge: false } as const;

/** Everything that names a file or folder; what stands inline does not. */
export function pathsOf({ node }: Kustomization): readonly PathUse[] {
  const listed = Object.entries(lists).flatMap(([field, folder]) => itemsOf(child(node, field)).items.map((item) => ({ item, folder })));
  const patches = ['patches', 'patchesJson6902', 'replacements'].flatMap((field) =>
    itemsOf(child(node, field)).items.map((item) => ({ item: child(item, 'path'), folder: false })),
  );
  return [...listed, ...patches].flatMap(({ item, folder }) => (item?.kind === 'scalar' && isPath(item) ? [{ node: item, folder }] : []));
}

function isPath({ style, text }: ScalarNode): boolean {
  return (style === 'plain' || style === 'single' || style === 'double') && text !== '' && !/[\n{}$]|^\[/.test(text);
}

export function isRemote(path: string): boolean {
  return /:\/\/|^git(?:::|@)|[?&](?:ref|version)=|^[^/]+:|^(?:[a-z0-9-]+\.)+(?:com|org|io|net|dev)\//.test(path);
}

/** The URI that a relative path means; undefined where it leaves all folders. */
export function uriOf({ directory }: Kustomization, path: string): string | undefined {
  return path.startsWith('/') ? undefined : join(directory.replace(/\/$/, ''), path);
}
