/** Custom resources, told apart by whether Pods may come out of them. */
import type { KubernetesObject } from '../facts/kubernetes/types.ts';
import { at, textOf } from '../syntax/tree.ts';

const builtIn = new Set([
  ...[
    '',
    'apps',
    'batch',
    'autoscaling',
    'policy',
    'extensions',
    'apps.openshift.io',
    'route.openshift.io',
    'image.openshift.io',
    'build.openshift.io',
  ],
  ...[
    'admissionregistration',
    'apiextensions',
    'apiregistration',
    'authentication',
    'authorization',
    'autoscaling',
    'certificates',
    'coordination',
  ].map(official),
  ...['discovery', 'events', 'flowcontrol.apiserver', 'metrics', 'networking', 'gateway.networking', 'policy.networking', 'node'].map(
    official,
  ),
  ...['rbac.authorization', 'resource', 'scheduling', 'snapshot.storage', 'storage', 'storagemigration'].map(official),
]);

function official(name: string): string {
  return `${name}.k8s.io`;
}

/** Groups of which no kind runs Pods of its own: they configure what runs. */
const configuration: ReadonlySet<string> = new Set([
  ...[
    'networking.istio.io',
    'security.istio.io',
    'telemetry.istio.io',
    'cert-manager.io',
    'acme.cert-manager.io',
    'external-secrets.io',
    'bitnami.com',
  ],
  ...[
    'cilium.io',
    'projectcalico.org',
    'crd.projectcalico.org',
    'kyverno.io',
    'policies.kyverno.io',
    'traefik.io',
    'traefik.containo.us',
    'skaffold',
  ],
  ...[
    'secrets-store.csi.x-k8s.io',
    'policy.linkerd.io',
    'linkerd.io',
    'split.smi-spec.io',
    'configuration.konghq.com',
    'eventing.knative.dev',
  ],
]);

const configurationKinds: ReadonlySet<string> = new Set([
  ...[
    'monitoring.coreos.com/ServiceMonitor',
    'monitoring.coreos.com/PodMonitor',
    'monitoring.coreos.com/PrometheusRule',
    'monitoring.coreos.com/Probe',
  ],
  ...[
    'monitoring.coreos.com/ScrapeConfig',
    'keda.sh/ScaledObject',
    'keda.sh/TriggerAuthentication',
    'keda.sh/ClusterTriggerAuthentication',
  ],
  ...['argoproj.io/Rollout', 'argoproj.io/AnalysisTemplate', 'argoproj.io/AppProject', 'serving.knative.dev/Service'],
]);

/** Whether the object's controller may run Pods that no file shows. */
export function mayRunPods({ group, kind }: KubernetesObject): boolean {
  return runsPods(group, kind);
}

/** Whether it is the definition of a kind whose controller may run Pods that no file shows. */
export function definesPodRunner({ group, kind, node }: KubernetesObject): boolean {
  if (kind !== 'CustomResourceDefinition' || group !== official('apiextensions')) return false;
  const [defined, named] = [textOf(at(node, 'spec', 'group')), textOf(at(node, 'spec', 'names', 'kind'))];
  return defined === undefined || runsPods(defined, named ?? '');
}

function runsPods(group: string, kind: string): boolean {
  return !builtIn.has(group) && !configuration.has(group) && !configurationKinds.has(`${group}/${kind}`);
}
