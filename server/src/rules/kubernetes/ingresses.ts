/** What the rules about Ingresses share. */
import type { KubernetesObject } from '../../facts/kubernetes/types.ts';
import { at, child, itemsOf, textOf } from '../../syntax/tree.ts';
import type { Lookup, MapNode, ScalarNode } from '../../syntax/tree.ts';
import type { RuleContext } from '../rule.ts';
import { annotationKeys, annotationOf } from './services.ts';

/** The core group never had one: where the group was forgotten, one of these is still meant. */
export function isIngress({ group, kind }: KubernetesObject): boolean {
  return kind === 'Ingress' && ['networking.k8s.io', 'extensions', ''].includes(group);
}

/** The class that an Ingress names: by its field, else by the annotation that came before it. */
export function classOf(object: KubernetesObject): ScalarNode | undefined {
  const name = at(object.node, 'spec', 'ingressClassName') ?? annotationOf(object, 'kubernetes.io/ingress.class');
  return name?.kind === 'scalar' ? name : undefined;
}

/** Each Ingress of these gets a load balancer, and with it a door, of its own. */
const cloudClasses: ReadonlySet<string | undefined> = new Set([
  'alb',
  'gce',
  'gce-internal',
  'azure-application-gateway',
  'azure/application-gateway',
]);

const cloudAnnotations =
  /^(?:alb\.ingress\.kubernetes\.io|networking\.gke\.io|ingress\.gcp\.kubernetes\.io|appgw\.ingress\.kubernetes\.io)\/|^kubernetes\.io\/ingress\.(?:regional|global)-static-ip-name$/;

export function isCloudIngress(object: KubernetesObject): boolean {
  return cloudClasses.has(classOf(object)?.text) || annotationKeys(object).some((key) => cloudAnnotations.test(key));
}

export interface IngressRule {
  readonly node: MapNode;
  /** undefined when the rule is for every host. */
  readonly host: Lookup;
  readonly paths: readonly Lookup[];
}

export function ingressRules({ node }: KubernetesObject): { readonly rules: readonly IngressRule[]; readonly complete: boolean } {
  const { items, complete } = itemsOf(at(node, 'spec', 'rules'));
  const maps = items.filter((item) => item.kind === 'map');
  const rules = maps.map((rule) => ({ node: rule, host: child(rule, 'host'), paths: itemsOf(at(rule, 'http', 'paths')).items }));
  return { rules, complete: complete && maps.length === items.length };
}

/** Where an Ingress sends requests. */
export interface Backend {
  readonly node: Lookup;
  /** The Service's name. */
  readonly name: ScalarNode | undefined;
  /** A number or a name of the Service's ports. */
  readonly port: ScalarNode | undefined;
}

export function backendsOf(object: KubernetesObject): readonly Backend[] {
  const paths = ingressRules(object).rules.flatMap((rule) => rule.paths.map((path) => child(path, 'backend')));
  const spec = child(object.node, 'spec');
  const backends = [child(spec, 'defaultBackend'), child(spec, 'backend'), ...paths];
  return backends.flatMap((node) => (node === undefined ? [] : [readBackend(node)]));
}

function readBackend(node: Lookup): Backend {
  const service = child(node, 'service');
  const old = service === undefined;
  const name = old ? child(node, 'serviceName') : child(service, 'name');
  const port = old ? child(node, 'servicePort') : (at(service, 'port', 'number') ?? at(service, 'port', 'name'));
  return { node, name: scalar(name), port: scalar(port) };
}

function scalar(node: Lookup): ScalarNode | undefined {
  return node?.kind === 'scalar' ? node : undefined;
}

/** The hosts of all `tls` entries; undefined when an entry covers every host or is not known. */
export function tlsHosts({ node }: KubernetesObject): readonly string[] | undefined {
  const { items, complete } = itemsOf(at(node, 'spec', 'tls'));
  if (!complete) return undefined;
  const hosts: string[] = [];
  for (const item of items) {
    const list = itemsOf(child(item, 'hosts'));
    const texts = list.items.map(textOf);
    if (!list.complete || texts.length === 0) return undefined;
    for (const text of texts) {
      if (text === undefined) return undefined;
      hosts.push(text);
    }
  }
  return hosts;
}

/** The hosts for which Ingresses that are applied together name a certificate: controllers use it for all of them. */
export function certifiedHosts({ workspace, uri }: RuleContext): readonly string[] {
  return workspace.applied('networking.k8s.io/Ingress', uri).flatMap(({ subject }) => tlsHosts(subject) ?? []);
}

/** Whether a host is one of these names; `*.` stands for one label. */
export function coversHost(names: readonly string[], host: string): boolean {
  return names.some((name) => name === host || (name.startsWith('*.') && host.slice(host.indexOf('.')) === name.slice(1)));
}
