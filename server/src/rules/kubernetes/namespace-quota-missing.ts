import { judge } from '../edits/value.ts';
import { defineRule } from '../rule.ts';
import { addToNamespace, standsInNamespace } from './namespaces.ts';

export const namespaceQuotaMissing = defineRule({
  id: 'namespace-quota-missing',
  title: 'Namespace without a quota',
  family: 'kubernetes',
  practice: 'technology/cost-efficiency-resource-usage-and-sustainability/2/quotas',
  category: 'efficiency',
  default: 'on',
  subject: 'object',
  crossFile: true,
  severity: 'warning',
  check(object, context) {
    return standsInNamespace(object, 'ResourceQuota', context);
  },
  fixSafety: 'review',
  fix(object, _problem, context) {
    return addToNamespace(context, object, 'ResourceQuota', {
      hard: { 'requests.cpu': judge('4'), 'requests.memory': judge('8Gi'), pods: judge('50') },
    });
  },
  rationale:
    'Without a quota one team, one loop in a pipeline or one wrong replica count can take all that the cluster has, and nobody has agreed on what a namespace may cost. A ResourceQuota sets that sum. System namespaces (`kube-…`, `…-system`) are not asked, nor are those applied together with CustomResourceDefinitions, cluster roles or webhooks, which are installations of cluster components; quotas that a tenancy operator or a generating policy makes are left open.',
  how: [
    'Add up what runs in the namespace now, and allow some growth.',
    'Set a quota on requests for CPU and memory; add a LimitRange, since a Pod without requests is then refused.',
    'Tell the team how to ask for more.',
  ],
  example: {
    language: 'yaml',
    bad: `apiVersion: v1
kind: Namespace
metadata:
  name: shop
`,
    good: `apiVersion: v1
kind: Namespace
metadata:
  name: shop
---
apiVersion: v1
kind: ResourceQuota
metadata:
  name: quota
  namespace: shop
spec:
  hard:
    requests.cpu: "4"
    requests.memory: 8Gi
`,
  },
  hoverOn: ['metadata.name'],
  equivalents: { trivy: ['KSV-0040'], kyverno: ['add-ns-quota'] },
});
