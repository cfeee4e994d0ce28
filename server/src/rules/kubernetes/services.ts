/** What the rules about Services share. */
import type { KubernetesObject } from '../../facts/kubernetes/types.ts';
import { at, child, entryOf, isUnknown, itemsOf, textOf } from '../../syntax/tree.ts';
import type { Lookup } from '../../syntax/tree.ts';
import { say } from '../../texts/texts.ts';
import type { Located, WorkspaceView } from '../../workspace/view.ts';
import type { Fix, FixContext, RuleContext } from '../rule.ts';
import { spanOf } from './places.ts';

export function isService({ group, kind }: KubernetesObject): boolean {
  return group === '' && kind === 'Service';
}

/** The type, or 'unknown' where it is templated. */
export function serviceType({ node }: KubernetesObject): string {
  const type = at(node, 'spec', 'type');
  return isUnknown(type) ? 'unknown' : (textOf(type) ?? 'ClusterIP');
}

export function servicePorts({ node }: KubernetesObject): { readonly items: readonly Lookup[]; readonly complete: boolean } {
  return itemsOf(at(node, 'spec', 'ports'));
}

export function annotationOf({ node }: KubernetesObject, key: string): Lookup {
  return at(node, 'metadata', 'annotations', key);
}

/** The keys of the annotations that the text shows. */
export function annotationKeys({ node }: KubernetesObject): readonly string[] {
  const annotations = at(node, 'metadata', 'annotations');
  return annotations?.kind === 'map' ? annotations.entries.map(({ key }) => key.text) : [];
}

/** Whether there may be annotations that the text does not show. */
export function hidesAnnotations({ node }: KubernetesObject): boolean {
  const annotations = at(node, 'metadata', 'annotations');
  return isUnknown(annotations) || (annotations?.kind === 'map' && (annotations.open || entryOf(annotations, '<<') !== undefined));
}

/** Makes a Service reachable within the cluster only; not where fields of the other type would be left over. */
export function toClusterIp(object: KubernetesObject, { text }: FixContext): Fix | undefined {
  const type = at(object.node, 'spec', 'type');
  const leftOver = ['externalTrafficPolicy', 'healthCheckNodePort', 'loadBalancerClass', 'loadBalancerSourceRanges', 'loadBalancerIP'];
  const { items } = servicePorts(object);
  if (type?.kind !== 'scalar' || leftOver.some((field) => at(object.node, 'spec', field) !== undefined)) return undefined;
  if (items.some((port) => child(port, 'nodePort') !== undefined)) return undefined;
  const span = spanOf(type);
  const quote = type.style === 'plain' ? '' : text[span.start];
  return {
    title: say`Make it reachable within the cluster only`,
    safety: 'review',
    edits: [{ ...span, text: `${quote ?? ''}ClusterIP${quote ?? ''}` }],
  };
}

/** The first of two places in the order of files and lines. */
export function isBefore(a: Located<KubernetesObject>, b: Located<KubernetesObject>): boolean {
  if (a.uri !== b.uri) return a.uri < b.uri;
  return a.unitStart + a.subject.node.start < b.unitStart + b.subject.node.start;
}

/** What is surely applied together with a file: plain manifests of a folder may be alternatives, those of one file are not. */
export function appliedTogether(groupKind: string, { workspace, uri }: RuleContext): readonly Located<KubernetesObject>[] {
  return surelyTogether(workspace.applied(groupKind, uri), workspace, uri);
}

/** Of what is applied with a file, that which surely is. */
export function surelyTogether<T extends Located<unknown>>(all: readonly T[], workspace: WorkspaceView, uri: string): readonly T[] {
  return workspace.isPackaged(uri) ? all : all.filter((located) => located.uri === uri);
}

/** Those of a list, which is in the order of files and lines, that stand before an object in that file. */
export function standingBefore<T extends Located<KubernetesObject>>(
  list: readonly T[],
  object: KubernetesObject,
  uri: string,
): readonly T[] {
  const own = list.findIndex((located) => located.uri === uri && located.subject.node === object.node);
  return own < 0 ? [] : list.slice(0, own);
}
