import { say } from '../../texts/texts.ts';
import { defineRule, met, notApplicable, unmet } from '../rule.ts';
import { newVersionFix, oldVersionProblem, versionOf } from './api-versions.ts';

export const apiVersionRemoved = defineRule({
  id: 'api-version-removed',
  title: 'Removed API version',
  practice: 'technology/application-release-and-operations/1/manifests-consistent',
  family: 'kubernetes',
  category: 'correctness',
  default: 'on',
  subject: 'object',
  crossFile: false,
  severity: 'error',
  check(object, { kubernetesMinor }) {
    const old = versionOf(object);
    if (!old) return object.templated ? notApplicable : met;
    if (old.removedIn > kubernetesMinor) return met;
    return unmet(oldVersionProblem(object, old, kubernetesMinor, say`is no longer served since Kubernetes 1.${String(old.removedIn)}`));
  },
  fixSafety: 'safe',
  fix(object, problem, { text, kubernetesMinor }) {
    const old = versionOf(object);
    return old && newVersionFix(object, old, problem, text, kubernetesMinor);
  },
  rationale:
    'A cluster refuses an object in an API version that it no longer serves, and so the whole release that holds it. Which versions those are follows the Kubernetes release that you aim for, a setting; the newest that this tool knows is the default. A template that asks the cluster for its versions before it writes an old one is left alone.',
  how: [
    'Replace the version by the one that the finding names; `kubectl convert` helps where fields have changed, as in Ingress.',
    'For PodSecurityPolicy, label the namespaces with `pod-security.kubernetes.io/enforce` instead.',
  ],
  example: {
    language: 'yaml',
    bad: `apiVersion: policy/v1beta1
kind: PodDisruptionBudget
metadata:
  name: web
spec:
  maxUnavailable: 1
  selector:
    matchLabels:
      app: web
`,
    good: `apiVersion: policy/v1
kind: PodDisruptionBudget
metadata:
  name: web
spec:
  maxUnavailable: 1
  selector:
    matchLabels:
      app: web
`,
  },
  hoverOn: ['apiVersion'],
  equivalents: {
    'kube-linter': ['no-extensions-v1beta'],
    'kube-score': ['stable-version'],
    trivy: ['KSV-0107'],
    monokle: ['K8S003'],
    kubescape: ['C-0068', 'C-0213', 'C-0214', 'C-0215', 'C-0216', 'C-0217', 'C-0218', 'C-0219', 'C-0220'],
    checkov: ['CKV_K8S_1..7,24,32,36'],
    datree: ['K8S_REMOVED_APIVERSION_1.22..1.27'],
  },
});
