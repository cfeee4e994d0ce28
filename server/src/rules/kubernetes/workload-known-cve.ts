import type { Workload } from '../../facts/kubernetes/types.ts';
import { at, child, itemsOf, textOf } from '../../syntax/tree.ts';
import { say, translated } from '../../texts/texts.ts';
import { defineRule, met, unknown, unmet } from '../rule.ts';
import type { Problem } from '../rule.ts';
import { describeContainer, describeObject } from './describe.ts';
import { imageOf, spanWithin } from './images.ts';
import { flawOf } from './known-flaws.ts';

export const workloadKnownCve = defineRule({
  id: 'workload-known-cve',
  title: 'Image version with a known vulnerability',
  family: 'kubernetes',
  practice: 'process/security/1/early-repair',
  category: 'security',
  default: 'on',
  subject: 'container',
  crossFile: true,
  severity: 'warning',
  check(container, context) {
    const image = imageOf(container, context);
    const problems = container.workload.containers[0] === container ? sysctlProblems(container.workload) : [];
    const found = typeof image === 'object' ? flawOf(image.reference) : undefined;
    if (typeof image === 'object' && found) {
      const { repository, tag = '' } = image.reference;
      const span = spanWithin(image.node, repository.length + 1, repository.length + 1 + tag.length);
      problems.push({
        ...span,
        message: say`${describeContainer(container)} runs ${found.flaw.product} ${tag}, in which ${found.flaw.id} lets ${translated(found.flaw.effect)}; it is fixed in ${found.fix}.`,
      });
    }
    const [first, ...rest] = problems;
    if (first) return unmet(first, ...rest);
    return image === 'unknown' ? unknown : met;
  },
  fixSafety: null,
  rationale:
    'Some releases of what nearly every cluster runs have holes that are attacked in the wild, and a manifest that names one of them deploys the hole. The list is short on purpose: ingress-nginx (CVE-2025-1974), Argo CD (CVE-2025-55190), Grafana (CVE-2021-43798, CVE-2022-39328), Kyverno (CVE-2022-47633), GitLab (CVE-2023-7028), and sysctl values in the shape of CVE-2022-0811. It is no scanner: an image that passes here still needs one.',
  how: [
    'Update to one of the fixed releases that the message names, or to the newest of its line.',
    "Look whether the hole was used: the project's advisory says what to look for.",
    'Scan images in the registry and in the cluster, so that the next one is found the day it is known.',
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
      image: registry.k8s.io/ingress-nginx/controller:v1.11.2
`,
    good: `apiVersion: v1
kind: Pod
metadata:
  name: web
spec:
  containers:
    - name: web
      image: registry.k8s.io/ingress-nginx/controller:v1.13.3
`,
  },
  hoverOn: ['image'],
  equivalents: {
    kubescape: ['C-0059', 'C-0081', 'C-0090', 'C-0091', 'C-0292'],
    kyverno: ['check-ingress-nginx-controller-version-and-annotation-policy', 'prevent-cr8escape', 'mitigate-log4shell'],
  },
});

/** CRI-O passed the value on unread, so that `+` or `=` in it sets other parameters of the kernel. */
function sysctlProblems({ object, podSpec }: Workload): Problem[] {
  return itemsOf(at(podSpec, 'securityContext', 'sysctls')).items.flatMap((sysctl) => {
    const value = child(sysctl, 'value');
    const text = textOf(value);
    if (value === undefined || text === undefined || !/[+=]/.test(text)) return [];
    const name = textOf(child(sysctl, 'name')) ?? say`a sysctl`;
    const message = say`${describeObject(object)} gives ${name} a value that holds "+" or "=", as the escape from the container of CVE-2022-0811 does.`;
    return [{ start: value.start, end: value.end, message }];
  });
}
