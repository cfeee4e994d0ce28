import { at } from '../../syntax/tree.ts';
import { say } from '../../texts/texts.ts';
import { defineRule, met, notApplicable, unknown, unmet } from '../rule.ts';
import { describeObject } from './describe.ts';
import { isNetworkPolicy } from './network-policies.ts';
import { keyPlace, scopePhrase } from './places.ts';
import { describeLabels, podsSelected } from './pod-selectors.ts';

export const networkPolicyDangling = defineRule({
  id: 'network-policy-dangling',
  title: 'Network policy without Pods',
  family: 'kubernetes',
  practice: 'technology/security-and-policy/1/policies-reach-pods',
  category: 'correctness',
  default: 'on',
  subject: 'object',
  crossFile: true,
  severity: 'error',
  check(object, context) {
    if (!isNetworkPolicy(object) || object.fragment) return notApplicable;
    const selector = at(object.node, 'spec', 'podSelector');
    if (context.workspace.patchMentions(object, 'podSelector')) return unknown;
    const pods = podsSelected(selector, object, context);
    if (pods !== 'none') return pods === 'some' ? met : unknown;
    const where = scopePhrase(context.uri, context.workspace);
    return unmet({
      ...keyPlace(object, 'spec', 'podSelector'),
      message: say`${describeObject(object)} selects no Pod ${where}: none has the labels ${describeLabels(selector)}.`,
    });
  },
  fixSafety: null,
  rationale:
    'A policy that selects no Pod protects none: the Pods that it was written for stay open, and the file looks as if they were not. It is nearly always a label that was renamed on one side only. Judged where a chart, a kustomization or the same file shows the Pods; policies next to operators that run Pods of their own are left open.',
  how: [
    'Compare `spec.podSelector` with `spec.template.metadata.labels` of the workload, letter by letter.',
    'See that both are in the same namespace: a policy reaches no other.',
  ],
  example: {
    language: 'yaml',
    bad: `apiVersion: networking.k8s.io/v1
kind: NetworkPolicy
metadata:
  name: web
spec:
  podSelector:
    matchLabels:
      app: website
  policyTypes: [Ingress]
---
apiVersion: apps/v1
kind: Deployment
metadata:
  name: web
spec:
  selector:
    matchLabels:
      app: web
  template:
    metadata:
      labels:
        app: web
    spec:
      containers:
        - name: web
          image: registry.example.com/web:1.4.2
`,
    good: `apiVersion: networking.k8s.io/v1
kind: NetworkPolicy
metadata:
  name: web
spec:
  podSelector:
    matchLabels:
      app: web
  policyTypes: [Ingress]
---
apiVersion: apps/v1
kind: Deployment
metadata:
  name: web
spec:
  selector:
    matchLabels:
      app: web
  template:
    metadata:
      labels:
        app: web
    spec:
      containers:
        - name: web
          image: registry.example.com/web:1.4.2
`,
  },
  hoverOn: ['spec.podSelector'],
  equivalents: {
    'kube-linter': ['dangling-networkpolicy'],
    'kube-score': ['networkpolicy-targets-pod'],
    kubescape: ['C-0299'],
  },
});
