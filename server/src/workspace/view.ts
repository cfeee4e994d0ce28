/** What rules may ask about other files. Everything here speaks of the whole workspace; what it does not hold is unknown, not missing. */
import type { Dockerfile } from '../facts/dockerfile/types.ts';
import type { Known, KubernetesObject, Workload } from '../facts/kubernetes/types.ts';
import type { ModuleCall, TerraformFile } from '../facts/terraform/types.ts';
import type { Pipeline } from '../facts/pipeline/types.ts';
import type { FileFacts, UnitKind } from '../facts/types.ts';
import type { Presence } from './listing.ts';

/** An object and where it stands. */
export interface Located<T> {
  readonly subject: T;
  readonly uri: string;
  /** The offset of its unit in the file: add it to the subject's spans. */
  readonly unitStart: number;
}

/** An object with what it goes by: that is at hand, where its subject may have to be read again. */
export interface LocatedObject extends Located<KubernetesObject> {
  readonly keys: ObjectKeys;
}

export interface ObjectKeys {
  readonly name: string | undefined;
  readonly namespace: Known<string>;
  /** It only changes an object that stands elsewhere. */
  readonly fragment: boolean;
}

/** The answer of a selector search: who matches for certain, and whether something unreadable may match too. */
export interface Matches<T> {
  readonly certain: readonly Located<T>[];
  readonly possible: boolean;
}

/** A Terraform module: the files of one folder. */
export interface TerraformModule {
  readonly directory: string;
  /** Sorted by URI, so that the choice of a place does not hang on the order of reading. */
  readonly files: readonly TerraformFile[];
  /** The file that carries findings about the whole module: the one with a `terraform` block, else `main.tf`, else the first. */
  readonly anchor: TerraformFile;
  /** Files that OpenTofu passes over for one of the same name that ends in `.tofu`; Terraform reads these. */
  readonly passedOver: readonly TerraformFile[];
  /** Its `.tfvars` files, those that win last. */
  readonly values: readonly TerraformFile[];
  /** Some of its files are links, which are not followed: then nothing can be said to be missing in it. */
  readonly linked: boolean;
  /** `.terraform.lock.hcl` stands beside them. */
  readonly locked: boolean;
  /** The calls in the workspace that name its folder. */
  readonly callers: readonly ModuleCall[];
  /** It is applied on its own: it configures providers or a backend, and no module here calls it. */
  readonly root: boolean;
}

/** Files that are applied together. */
export interface Scope {
  readonly kind: 'chart' | 'kustomization' | 'folder';
  /** The URI of its folder. */
  readonly directory: string;
  /** Something in it brings objects that no file shows: remote bases, generators, templates that cannot be read. */
  readonly opaque: boolean;
}

export interface WorkspaceView {
  /** Objects of these kinds (`group/Kind`, core as `/Kind`). */
  objectsOf(groupKind: string): readonly LocatedObject[];
  /** Objects of that kind whose selector (matchLabels and matchExpressions below `spec.selector` or `spec.podSelector`) takes in this workload's Pods. */
  selecting(groupKind: string, workload: Workload, uri: string): Matches<KubernetesObject>;
  /** Workloads whose Pods a plain label selector takes in, in that object's namespace. */
  workloadsMatching(selector: ReadonlyMap<string, string>, object: KubernetesObject, uri: string): Matches<Workload>;
  /** Whether the files applied together with this one (its kustomization, chart or folder) hold any workload. */
  scopeHasWorkloads(uri: string): boolean;
  /** Whether a file itself holds any workload. */
  fileHasWorkloads(uri: string): boolean;
  /** Whether any workload is written for that namespace; for none where it is absent. */
  namespaceHasWorkloads(namespace: Known<string>): boolean;
  /** Whether a chart or kustomization says what this file is applied with. */
  isPackaged(uri: string): boolean;
  /** Whether the files applied together with this one hold objects whose controllers may run Pods that no file shows. */
  scopeMayRunOtherPods(uri: string): boolean;
  /** Whether they hold definitions of such objects: their controller, which may run and label Pods by itself, comes with them. */
  scopeBringsController(uri: string): boolean;
  /** Objects of that kind that name this workload in `spec.scaleTargetRef` or `spec.targetRef`, as autoscalers do. */
  targeting(groupKind: string, workload: Workload, uri: string): Matches<KubernetesObject>;
  /** Whether a kustomization or a Skaffold build gives this image a tag or a digest. */
  imageIsSetElsewhere(repository: string): boolean;
  /** Whether a kustomization gives workloads of this name their number of replicas. */
  replicasAreSetElsewhere(name: string): boolean;
  /** Whether a kustomization puts a label of this key on everything. */
  labelIsSetElsewhere(key: string): boolean;
  /** Whether a patch aimed at this object mentions the key, anywhere in it. */
  patchMentions(object: KubernetesObject, key: string): boolean;
  /** What the file is applied with. */
  scopeOf(uri: string): Scope;
  /** Objects of that kind that are applied together with the file. */
  applied(groupKind: string, uri: string): readonly LocatedObject[];
  /**
   * Objects of that kind and name that an object of that file can mean: in its namespace (or of the cluster), applied with it or elsewhere in the workspace.
   * `possible` says that something unreadable or templated that is applied with it may be the one.
   */
  named(groupKind: string, name: string, object: KubernetesObject, uri: string): Matches<KubernetesObject>;
  /** The one workload object that carries findings about the workspace as a whole: the first by URI and place. */
  firstWorkload(): Located<Workload> | undefined;
  terraformModule(directory: string): TerraformModule | undefined;
  /** What automation runs, whatever the system, sorted by URI. */
  pipelines(): readonly Located<Pipeline>[];
  /** Whether any file of this format was read: Dockerfiles, objects, Terraform. */
  holds(kind: UnitKind): boolean;
  /** The Dockerfile that images of this repository are built from; undefined where nothing here says so for certain. */
  dockerfileOf(repository: string): Located<Dockerfile> | undefined;
  file(uri: string): FileFacts | undefined;
  /** What is at a URI, files that nobody reads included. */
  presence(uri: string): Presence;
  /** All files that are read below a folder, by a URI with a slash at its end; sorted. */
  filesBelow(directory: string): readonly FileFacts[];
}
