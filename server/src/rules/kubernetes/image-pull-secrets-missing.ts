import type { Workload } from '../../facts/kubernetes/types.ts';
import { child, isUnknown, itemsOf, textOf } from '../../syntax/tree.ts';
import { say } from '../../texts/texts.ts';
import { judge } from '../edits/value.ts';
import { addEntryFix } from '../edits/yaml.ts';
import { defineRule, met, notApplicable, unknown, unmet } from '../rule.ts';
import type { RuleContext } from '../rule.ts';
import { describeObject } from './describe.ts';
import { fullNameOf, imageOf, isBelow, spanWithin } from './images.ts';

export const imagePullSecretsMissing = defineRule({
  id: 'image-pull-secrets-missing',
  title: 'Image pull secret missing',
  family: 'kubernetes',
  practice: 'technology/container-and-runtime-management/1/registry-and-tags',
  category: 'reliability',
  default: 'optional',
  subject: 'workload',
  crossFile: true,
  severity: 'warning',
  options: {
    registries: {
      default: [],
      description:
        'Registries that ask for credentials: `ghcr.io/team`, `*.example.com`. When empty, every registry does that is neither known to be open nor one that the nodes of a cloud sign in to by themselves.',
    },
  },
  check(workload, context) {
    const { object, podSpec } = workload;
    if (object.fragment || podSpec?.kind !== 'map') return notApplicable;
    const secrets = child(podSpec, 'imagePullSecrets');
    if (isUnknown(secrets)) return unknown;
    if (itemsOf(secrets).items.length > 0) return met;
    const images = workload.containers.map((container) => imageOf(container, context));
    const image = images.find(
      (candidate) => typeof candidate === 'object' && isPrivate(fullNameOf(candidate.reference), context.options.registries),
    );
    if (typeof image !== 'object') return images.includes('unknown') ? unknown : notApplicable;
    if (context.workspace.patchMentions(object, 'imagePullSecrets')) return unknown;
    const account = accountSecrets(workload, context);
    if (account !== 'none') return account === 'some' ? met : unknown;
    const { repository, registry = 'docker.io' } = image.reference;
    const message = say`${describeObject(object)} has no pull secret for ${registry}.`;
    return unmet({ ...spanWithin(image.node, 0, repository.length), message });
  },
  fixSafety: 'review',
  fix({ podSpec }, _problem, context) {
    if (podSpec?.kind !== 'map') return undefined;
    return addEntryFix(context, podSpec, {
      title: say`Name a pull secret`,
      safety: 'review',
      path: ['imagePullSecrets'],
      value: [{ name: judge('registry-credentials') }],
      after: ['restartPolicy', 'serviceAccountName'],
    });
  },
  rationale:
    "A private registry refuses a node that shows no credentials, and the Pod hangs in `ImagePullBackOff`, often only on the next new node, as the old ones still hold the image. Looked at are registries that are neither open to everyone nor reached with the identity of a cloud's nodes (ECR, Artifact Registry, ACR); the option `registries` names yours exactly. Pull secrets of the service account count.",
  how: [
    'Create the Secret: `kubectl create secret docker-registry registry-credentials …`, or let External Secrets bring it.',
    'Name it under `imagePullSecrets` of the Pod, or once for all in its service account.',
  ],
  example: {
    language: 'yaml',
    bad: `apiVersion: v1
kind: Pod
metadata:
  name: web
spec:
  containers:
    - name: web
      image: registry.example.com/web:1.4.2
`,
    good: `apiVersion: v1
kind: Pod
metadata:
  name: web
spec:
  imagePullSecrets:
    - name: registry-credentials
  containers:
    - name: web
      image: registry.example.com/web:1.4.2
`,
  },
  hoverOn: ['spec.imagePullSecrets', 'spec.template.spec.imagePullSecrets'],
  equivalents: { kyverno: ['require-imagepullsecrets', 'add-imagepullsecrets'] },
});

/** Open to everyone, or to the nodes of a cloud without a secret. */
const others: readonly string[] = [
  ...['docker.io', 'quay.io', 'ghcr.io', 'gcr.io', '*.gcr.io', '*.pkg.dev', 'registry.k8s.io', 'k8s.gcr.io', 'public.ecr.aws'],
  ...['*.amazonaws.com', '*.amazonaws.com.cn', '*.azurecr.io', 'mcr.microsoft.com', 'registry.access.redhat.com', 'registry.gitlab.com'],
  ...['docker.elastic.co', 'nvcr.io', 'cgr.dev', 'docker.n8n.io', 'lscr.io', 'xpkg.upbound.io', 'xpkg.crossplane.io'],
  ...['cr.fluentbit.io', 'cr.l5d.io', 'cr.weaviate.io', 'reg.kyverno.io', 'docker.getcollate.io', 'container-registry.oracle.com'],
  ...['image-registry.openshift-image-registry.svc:5000'],
];

function isPrivate(name: string, registries: readonly string[]): boolean {
  if (registries.length > 0) return registries.some((entry) => isBelow(name, entry));
  return !/^(?:localhost|127\.0\.0\.1|\[::1\])(?::\d+)?\//.test(name) && !others.some((entry) => isBelow(name, entry));
}

/** What the Pod's service account brings: one that is not in the workspace may have some, but for the default one, which starts without. */
function accountSecrets({ object, podSpec }: Workload, { workspace, uri }: RuleContext): 'some' | 'none' | 'unknown' {
  const account = child(podSpec, 'serviceAccountName');
  if (isUnknown(account)) return 'unknown';
  const name = textOf(account) ?? 'default';
  const { certain, possible } = workspace.named('/ServiceAccount', name, object, uri);
  const lists = certain.map(({ subject }) => child(subject.node, 'imagePullSecrets'));
  if (lists.some((list) => itemsOf(list).items.length > 0)) return 'some';
  if (lists.some(isUnknown) || possible) return 'unknown';
  return lists.length > 0 || name === 'default' ? 'none' : 'unknown';
}
