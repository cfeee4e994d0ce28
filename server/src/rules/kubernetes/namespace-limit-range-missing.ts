import { judge } from '../edits/value.ts';
import { defineRule } from '../rule.ts';
import { addToNamespace, standsInNamespace } from './namespaces.ts';

export const namespaceLimitRangeMissing = defineRule({
  id: 'namespace-limit-range-missing',
  title: 'Namespace without a LimitRange',
  family: 'kubernetes',
  practice: 'technology/cost-efficiency-resource-usage-and-sustainability/2/quotas',
  category: 'efficiency',
  default: 'optional',
  subject: 'object',
  crossFile: true,
  severity: 'warning',
  check(object, context) {
    return standsInNamespace(object, 'LimitRange', context);
  },
  fixSafety: 'review',
  fix(object, _problem, context) {
    return addToNamespace(context, object, 'LimitRange', {
      limits: [{ type: 'Container', defaultRequest: { cpu: judge('100m'), memory: judge('128Mi') }, default: { memory: judge('256Mi') } }],
    });
  },
  rationale:
    'A LimitRange gives every container that states no request or limit a sensible one, and can refuse values that are out of proportion. Without it each Pod that somebody forgot to size is a best-effort Pod, and a quota on requests refuses it altogether. System namespaces (`kube-…`, `…-system`) are not asked, nor are those applied together with CustomResourceDefinitions, cluster roles or webhooks, which are installations of cluster components.',
  how: [
    'Set `defaultRequest` to what a small service needs, and `default` to a memory limit above it.',
    'Keep explicit values in the manifests: the defaults are a net.',
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
kind: LimitRange
metadata:
  name: defaults
  namespace: shop
spec:
  limits:
    - type: Container
      defaultRequest:
        cpu: 100m
        memory: 128Mi
      default:
        memory: 256Mi
`,
  },
  hoverOn: ['metadata.name'],
  equivalents: { trivy: ['KSV-0039'], kyverno: ['add-ns-quota'] },
});
