/** Kubernetes objects, the workloads among them and their containers, from a document's tree. */
import { at, child, isUnknown, itemsOf, resolve, stringMapOf, textOf } from '../../syntax/tree.ts';
import type { Lookup, MapNode, ScalarNode, SyntaxNode } from '../../syntax/tree.ts';
import { podPathOf } from './kinds.ts';
import type { Container, ContainerRole, Known, KubernetesObject, Workload } from './types.ts';

export interface KubernetesFacts {
  readonly objects: readonly KubernetesObject[];
  readonly workloads: readonly Workload[];
  readonly containers: readonly Container[];
}

/** The facts of a document that holds an object (or a `List` of them); undefined for anything else. */
export function readKubernetes(
  root: SyntaxNode,
  options: { readonly fragment: boolean; readonly templated: boolean },
): KubernetesFacts | undefined {
  const objects: KubernetesObject[] = [];
  const workloads: Workload[] = [];
  for (const node of objectNodes(root)) {
    const object = readObject(node, options);
    if (!object) continue;
    const workload = readWorkload(object);
    objects.push(workload?.object ?? object);
    if (workload) workloads.push(workload);
  }
  if (objects.length === 0) return undefined;
  return { objects, workloads, containers: workloads.flatMap((workload) => workload.containers) };
}

function objectNodes(root: SyntaxNode): readonly MapNode[] {
  const node = resolve(root);
  if (node.kind !== 'map') return [];
  const kind = textOf(child(node, 'kind'));
  if (kind === undefined || !kind.endsWith('List') || !textOf(child(node, 'apiVersion'))) return [node];
  const items = child(node, 'items');
  return items?.kind === 'sequence' ? itemsOf(items).items.filter((item) => item.kind === 'map') : [node];
}

const versionPattern = /^(?:[a-z0-9](?:[-a-z0-9.]*[a-z0-9])?\/)?v[0-9][a-z0-9]*$/;

function readObject(node: MapNode, options: { readonly fragment: boolean; readonly templated: boolean }): KubernetesObject | undefined {
  const apiVersion = child(node, 'apiVersion');
  const kindNode = child(node, 'kind');
  if (kindNode?.kind !== 'scalar' || kindNode.text === '') return undefined;
  const versionText = isUnknown(apiVersion) ? undefined : textOf(apiVersion);
  if (versionText === undefined ? !isUnknown(apiVersion) : !versionPattern.test(versionText)) return undefined;
  const slash = versionText?.indexOf('/') ?? -1;
  const metadata = child(node, 'metadata');
  const name = child(metadata, 'name');
  return {
    node,
    group: versionText === undefined ? (wellKnownGroup(kindNode.text) ?? '?') : versionText.slice(0, Math.max(slash, 0)),
    version: versionText?.slice(slash + 1) ?? '',
    kind: kindNode.text,
    name: textOf(name),
    anchor: name?.kind === 'scalar' ? name : kindNode,
    namespace: knownText(child(metadata, 'namespace')),
    labels: stringMapOf(child(metadata, 'labels')),
    fragment: options.fragment,
    templated: options.templated,
  };
}

/** Charts often template the API version; for the kinds that rules ask for the group is still sure. */
function wellKnownGroup(kind: string): string | undefined {
  if (kind === 'PodDisruptionBudget') return 'policy';
  if (kind === 'NetworkPolicy' || kind === 'Ingress') return 'networking.k8s.io';
  if (kind === 'Deployment' || kind === 'StatefulSet' || kind === 'DaemonSet') return 'apps';
  if (kind === 'CronJob' || kind === 'Job') return 'batch';
  return kind === 'HorizontalPodAutoscaler' ? 'autoscaling' : undefined;
}

function knownText(node: Lookup): Known<string> {
  if (node === undefined) return { state: 'absent' };
  const value = textOf(node);
  return value === undefined ? { state: 'unknown' } : { state: 'known', value };
}

function readWorkload(object: KubernetesObject): Workload | undefined {
  const path = podPathOf(object.group, object.kind);
  if (!path || isTestHook(object)) return undefined;
  const podTemplate = at(object.node, ...path);
  const podSpec = child(podTemplate, 'spec');
  const fragment = object.fragment || isIncomplete(podTemplate, podSpec);
  const containers: Container[] = [];
  const workload: Workload = {
    object: fragment === object.fragment ? object : { ...object, fragment },
    podTemplate,
    podSpec,
    podLabels: stringMapOf(at(podTemplate, 'metadata', 'labels')),
    containers,
  };
  for (const [field, role] of containerFields) {
    for (const item of itemsOf(child(podSpec, field)).items) {
      if (item.kind !== 'map') continue;
      const sidecar = role === 'init' && textOf(child(item, 'restartPolicy')) === 'Always';
      const container = readContainer(item, sidecar ? 'sidecar' : role, workload);
      if (container) containers.push(container);
    }
  }
  return workload;
}

/** A Pod that a chart's test starts, for seconds and when a person asks: nothing that runs in production is expected of it. */
function isTestHook({ node }: KubernetesObject): boolean {
  const hooks = textOf(at(node, 'metadata', 'annotations', 'helm.sh/hook'));
  return hooks?.split(',').some((hook) => hook.trim().startsWith('test')) === true;
}

const containerFields: readonly (readonly [string, ContainerRole])[] = [
  ['initContainers', 'init'],
  ['containers', 'container'],
  ['ephemeralContainers', 'ephemeral'],
];

function readContainer(node: MapNode, role: ContainerRole, workload: Workload): Container | undefined {
  const name = child(node, 'name');
  const anchor: ScalarNode | undefined = name?.kind === 'scalar' ? name : node.entries[0]?.key;
  return anchor ? { workload, node, role, name: textOf(name), anchor } : undefined;
}

/** Without containers or their images it is meant to be merged into something: a patch. Those that kustomizations name are known as such. */
function isIncomplete(podTemplate: Lookup, podSpec: Lookup): boolean {
  if (podTemplate === undefined || podSpec === undefined) return true;
  const { items, complete } = itemsOf(child(podSpec, 'containers'));
  if (complete && items.length === 0) return true;
  return items.some((item) => item.kind === 'map' && child(item, 'image') === undefined);
}
