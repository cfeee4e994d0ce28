/** Parts of what a workspace says across files, each with a revision of its own, so that a change only costs those who looked at that part. */

/** The name of a part. Whoever asks a question names every part that could change its answer. */
export type Facet = string;

/** Where an answer hangs on something whose name or labels cannot be read, `undefined` stands for them. */
export const facets = {
  /** All objects of a kind. */
  kind: (groupKind: string): Facet => `kind ${groupKind}`,
  kindIn: (groupKind: string, scope: string): Facet => `kind ${groupKind} in ${scope}`,
  named: (groupKind: string, name: string | undefined): Facet => `named ${groupKind} ${name ?? '?'}`,
  /** Objects of a kind by the first pair that they select. */
  selecting: (groupKind: string, pair: string | undefined): Facet => `selecting ${groupKind} ${pair ?? '?'}`,
  targeting: (groupKind: string, name: string | undefined): Facet => `targeting ${groupKind} ${name ?? '?'}`,
  /** All workloads. */
  workloads: 'workloads',
  labelled: (pair: string | undefined): Facet => `labelled ${pair ?? '?'}`,
  /** Whether a namespace has workloads, by its key in the index. */
  namespace: (key: string): Facet => `namespace ${key}`,
  firstWorkload: 'first workload',
  /** Which file belongs to which scope. */
  scopes: 'scopes',
  scope: (directory: string, trait: string): Facet => `scope ${directory} ${trait}`,
  overrides: 'overrides',
  /** A Terraform module: whom one calls, and who calls it, decides about the values of both. */
  module: (directory: string): Facet => `module ${directory}`,
  /** Whether a file holds workloads. */
  workloadsOf: (uri: string): Facet => `workloads of ${uri}`,
  file: (uri: string): Facet => `file ${uri}`,
  /** Files below a folder, whose name ends with a slash. */
  below: (folder: string): Facet => `below ${folder}`,
  /** Which kinds of files there are. */
  formats: 'formats',
  listing: 'listing',
  pipelines: 'pipelines',
  /** Which image is built from which Dockerfile. */
  builds: 'builds',
} as const;

export function pairOf(key: string, value: string): string {
  return `${key}=${value}`;
}

/** What was asked, as the slots of its facets. */
export type Asked = Uint16Array;

const slots = 0x10000;

/** Facets share a fixed number of slots: two in one slot cost a needless look, never a missed one. */
export function slotOf(facet: Facet): number {
  let hash = 0x811c9dc5;
  for (let at = 0; at < facet.length; at++) hash = Math.imul(hash ^ facet.charCodeAt(at), 0x01000193);
  return (hash ^ (hash >>> 16)) & (slots - 1);
}

/** The revision at which each facet last changed. */
export class FacetRevisions {
  readonly #revisions = new Uint32Array(slots);

  set(facet: Facet, revision: number): void {
    this.#revisions[slotOf(facet)] = revision;
  }

  /** Whether one of these has changed since a revision. */
  anySince(asked: Asked, since: number): boolean {
    for (const slot of asked) if ((this.#revisions[slot] ?? 0) > since) return true;
    return false;
  }
}
