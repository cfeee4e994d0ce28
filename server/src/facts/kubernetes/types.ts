import type { Lookup, MapNode, ScalarNode } from '../../syntax/tree.ts';

/** A Kubernetes object as a document (or an item of a List) writes it. */
export interface KubernetesObject {
  readonly node: MapNode;
  /** '' for the core group. */
  readonly group: string;
  readonly version: string;
  readonly kind: string;
  /** undefined when there is none or it is templated. */
  readonly name: string | undefined;
  /** The smallest thing to look at: the value of `metadata.name`, else of `kind`. */
  readonly anchor: ScalarNode;
  readonly namespace: Known<string>;
  readonly labels: ReadonlyMap<string, string> | undefined;
  /** Set when the object cannot stand alone (a patch, or required fields are missing): then nothing can be said to be missing. */
  readonly fragment: boolean;
  /** From a Helm template. */
  readonly templated: boolean;
}

/** A value that is there, sure to be absent, or not known. */
export type Known<T> = { readonly state: 'known'; readonly value: T } | { readonly state: 'absent' } | { readonly state: 'unknown' };

/** An object that runs Pods. */
export interface Workload {
  readonly object: KubernetesObject;
  /** The map that holds `metadata` and `spec` of the Pod: the Pod itself, or the template. */
  readonly podTemplate: Lookup;
  readonly podSpec: Lookup;
  /** undefined when not known. */
  readonly podLabels: ReadonlyMap<string, string> | undefined;
  readonly containers: readonly Container[];
}

export type ContainerRole = 'container' | 'init' | 'sidecar' | 'ephemeral';

export interface Container {
  readonly workload: Workload;
  readonly node: MapNode;
  readonly role: ContainerRole;
  readonly name: string | undefined;
  /** The smallest thing to look at: the value of `name`, else the first key. */
  readonly anchor: ScalarNode;
}
