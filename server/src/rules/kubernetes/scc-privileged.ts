import { at, child, isUnknown, textOf } from '../../syntax/tree.ts';
import { say } from '../../texts/texts.ts';
import { defineRule, met, notApplicable, unknown, unmet } from '../rule.ts';
import { describeObject } from './describe.ts';
import { spanOf } from './places.ts';
import { replaceFix } from './verdicts.ts';

export const sccPrivileged = defineRule({
  id: 'scc-privileged',
  title: 'Security constraints that allow all',
  practice: 'technology/platforms-and-infrastructure/1/access-foundations',
  family: 'kubernetes',
  category: 'security',
  default: 'on',
  subject: 'object',
  crossFile: false,
  severity: 'warning',
  check(object) {
    const { group, kind, node } = object;
    if (group === 'rbac.authorization.k8s.io' && kind.endsWith('Binding')) {
      const role = at(node, 'roleRef', 'name');
      const name = /^system:openshift:scc:(privileged|anyuid|hostaccess|hostmount-anyuid|node-exporter)$/.exec(textOf(role) ?? '')?.[1];
      if (!role || name === undefined || name === 'node-exporter') return notApplicable;
      return unmet({ ...spanOf(role), message: say`${describeObject(object)} gives the security constraints "${name}".` });
    }
    if (group !== 'security.openshift.io' || kind !== 'SecurityContextConstraints') return notApplicable;
    const privileged = child(node, 'allowPrivilegedContainer');
    if (isUnknown(privileged)) return unknown;
    if (!privileged || textOf(privileged) !== 'true') return met;
    return unmet({ ...spanOf(privileged), message: say`${describeObject(object)} allows privileged containers.` });
  },
  fixSafety: 'review',
  fix(object, problem) {
    return object.kind === 'SecurityContextConstraints' ? replaceFix(say`Allow no privileged containers`, problem, 'false') : undefined;
  },
  rationale:
    'On OpenShift, SecurityContextConstraints say what a Pod may do. One that allows privileged containers, or a binding to `privileged`, `anyuid` or the host constraints, gives root to whoever may start a Pod with that account, on the node itself in most cases.',
  how: [
    'Let the image run as any user, so that `restricted-v2` or `nonroot-v2` suffices.',
    'If something must be allowed, write constraints that allow only that, for one service account.',
  ],
  example: {
    language: 'yaml',
    bad: `apiVersion: security.openshift.io/v1
kind: SecurityContextConstraints
metadata:
  name: web
allowPrivilegedContainer: true
`,
    good: `apiVersion: security.openshift.io/v1
kind: SecurityContextConstraints
metadata:
  name: web
allowPrivilegedContainer: false
`,
  },
  hoverOn: ['allowPrivilegedContainer', 'roleRef.name'],
  equivalents: {
    'kube-linter': ['scc-deny-privileged-container'],
    kyverno: ['disallow-security-context-constraint-anyuid'],
  },
});
