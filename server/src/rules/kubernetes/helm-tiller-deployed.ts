import { parseImage } from '../../facts/image.ts';
import { child, textOf } from '../../syntax/tree.ts';
import { say } from '../../texts/texts.ts';
import { defineRule, met, notApplicable, unmet } from '../rule.ts';
import { describeObject } from './describe.ts';
import { spanOf } from './places.ts';

export const helmTillerDeployed = defineRule({
  id: 'helm-tiller-deployed',
  title: 'Tiller',
  practice: 'technology/platforms-and-infrastructure/1/access-foundations',
  family: 'kubernetes',
  category: 'security',
  default: 'on',
  subject: 'workload',
  crossFile: false,
  severity: 'warning',
  check({ containers, object }) {
    if (containers.length === 0) return notApplicable;
    for (const { node } of containers) {
      const image = child(node, 'image');
      const text = textOf(image) ?? '';
      if (image && text.includes('tiller') && /(?:^|\/)tiller$/.test(parseImage(text)?.repository ?? ''))
        return unmet({ ...spanOf(image), message: say`${describeObject(object)} runs Tiller, the server of Helm 2.` });
    }
    return met;
  },
  fixSafety: null,
  rationale:
    'Tiller applied what anybody in the cluster sent it, mostly with the rights of an administrator. Helm 3 needs no server and acts with the rights of whoever calls it; Helm 2 and Tiller have had no fixes since 2020.',
  how: ['Move the releases to Helm 3 with the `2to3` plugin.', 'Remove Tiller, its Service, its account and its bindings.'],
  example: {
    language: 'yaml',
    bad: `apiVersion: v1
kind: Pod
metadata:
  name: tiller
spec:
  containers:
    - name: tiller
      image: registry.example.com/kubernetes-helm/tiller:v2.16.1
`,
    good: `apiVersion: v1
kind: Pod
metadata:
  name: web
spec:
  containers:
    - name: web
      image: registry.example.com/web:1.4.2
`,
  },
  hoverOn: ['spec.template.spec.containers', 'spec.containers'],
  equivalents: {
    kyverno: ['disallow-helm-tiller'],
    checkov: ['CKV_K8S_34', 'CKV_K8S_44', 'CKV_K8S_45'],
    trivy: ['KSV-0102'],
  },
});
