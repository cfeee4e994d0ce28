import { say } from '../../texts/texts.ts';
import { defineRule, met, notApplicable, unmet } from '../rule.ts';
import { newVersionFix, oldVersionProblem, versionOf } from './api-versions.ts';

export const apiVersionDeprecated = defineRule({
  id: 'api-version-deprecated',
  title: 'Deprecated API version',
  practice: 'technology/application-patterns-and-refactoring/2/upgrade-routine',
  family: 'kubernetes',
  category: 'operability',
  default: 'on',
  subject: 'object',
  crossFile: false,
  severity: 'warning',
  check(object, { kubernetesMinor }) {
    const old = versionOf(object);
    if (!old || old.removedIn <= kubernetesMinor) return notApplicable;
    if (old.deprecatedIn > kubernetesMinor) return met;
    return unmet(
      oldVersionProblem(object, old, kubernetesMinor, say`is deprecated, and no longer served from Kubernetes 1.${String(old.removedIn)}`),
    );
  },
  fixSafety: 'safe',
  fix(object, problem, { text, kubernetesMinor }) {
    const old = versionOf(object);
    return old && newVersionFix(object, old, problem, text, kubernetesMinor);
  },
  rationale:
    'Kubernetes announces an API version as deprecated at least three releases before it stops serving it. Whoever moves while both are served can do so at leisure; afterwards the next cluster upgrade breaks the release. Which versions those are follows the Kubernetes release that you aim for, a setting; the newest that this tool knows is the default.',
  how: [
    'Replace the version by the one that the finding names.',
    'Where fields have changed, compare with the API reference of the new version, and try it with `kubectl apply --dry-run=server`.',
  ],
  example: {
    language: 'yaml',
    bad: `apiVersion: storage.k8s.io/v1beta1
kind: VolumeAttributesClass
metadata:
  name: fast
driverName: disks.example.com
`,
    good: `apiVersion: storage.k8s.io/v1
kind: VolumeAttributesClass
metadata:
  name: fast
driverName: disks.example.com
`,
  },
  hoverOn: ['apiVersion'],
  equivalents: {
    'kube-linter': ['no-extensions-v1beta'],
    'kube-score': ['stable-version'],
    monokle: ['K8S002'],
    kyverno: ['check-deprecated-apis'],
    trivy: ['KSV-0107'],
    datree: ['K8S_DEPRECATED_APIVERSION_1.16..1.24'],
  },
});
