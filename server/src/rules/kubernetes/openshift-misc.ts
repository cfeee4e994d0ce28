import type { KubernetesObject } from '../../facts/kubernetes/types.ts';
import { at, child, entryOf, isUnknown, itemsOf, textOf } from '../../syntax/tree.ts';
import { say } from '../../texts/texts.ts';
import { judge } from '../edits/value.ts';
import { addEntryFix } from '../edits/yaml.ts';
import { defineRule, met, notApplicable, unknown, unmet } from '../rule.ts';
import type { Outcome } from '../rule.ts';
import { describeObject } from './describe.ts';
import { keyPlace, spanOf } from './places.ts';

export const openshiftMisc = defineRule({
  id: 'openshift-misc',
  title: 'OpenShift object that exposes more than needed',
  practice: 'technology/security-and-policy/2/encrypted-traffic',
  family: 'kubernetes',
  category: 'security',
  default: 'on',
  subject: 'object',
  crossFile: true,
  severity: 'warning',
  check(object, { workspace }) {
    if (object.fragment) return notApplicable;
    if (object.group === 'route.openshift.io' && object.kind === 'Route') {
      const tls = at(object.node, 'spec', 'tls');
      if (isUnknown(tls) || workspace.patchMentions(object, 'tls')) return unknown;
      if (tls !== undefined) return met;
      return unmet({ ...spanOf(object.anchor), message: say`${describeObject(object)} takes requests without TLS.` });
    }
    return selfProvisioning(object) ?? jenkinsStrategy(object) ?? notApplicable;
  },
  fixSafety: 'review',
  fix(object, _problem, context) {
    const spec = child(object.node, 'spec');
    if (object.kind !== 'Route' || spec?.kind !== 'map') return undefined;
    return addEntryFix(context, spec, {
      title: say`End TLS at the router`,
      safety: 'review',
      path: ['tls'],
      value: { termination: judge('edge'), insecureEdgeTerminationPolicy: judge('Redirect') },
    });
  },
  rationale:
    'A Route without `tls` sends passwords and cookies in the clear. A binding of `self-provisioner` lets every signed-in user make projects, past quotas and ownership. And the Jenkins pipeline strategy of BuildConfig has been deprecated since OpenShift 4.1.',
  how: [
    'Give the Route `tls` with `termination: edge`, `reencrypt` or `passthrough`, and redirect insecure requests.',
    'Let a platform team or an operator make projects, and remove the binding.',
    'Move Jenkins pipeline builds to a pipeline of their own.',
  ],
  example: {
    language: 'yaml',
    bad: `apiVersion: route.openshift.io/v1
kind: Route
metadata:
  name: web
spec:
  to:
    kind: Service
    name: web
`,
    good: `apiVersion: route.openshift.io/v1
kind: Route
metadata:
  name: web
spec:
  to:
    kind: Service
    name: web
  tls:
    termination: edge
`,
  },
  hoverOn: ['spec.tls', 'roleRef.name', 'spec.strategy'],
  equivalents: { kyverno: ['check-routes', 'disallow-jenkins-pipeline-strategy', 'disallow-self-provisioner-binding'] },
});

function selfProvisioning(object: KubernetesObject): Outcome | undefined {
  if (object.group !== 'rbac.authorization.k8s.io' || !object.kind.endsWith('Binding')) return undefined;
  const role = at(object.node, 'roleRef', 'name');
  if (!role || textOf(role) !== 'self-provisioner') return undefined;
  const everybody = itemsOf(child(object.node, 'subjects')).items.some((subject) =>
    textOf(child(subject, 'name'))?.startsWith('system:authenticated'),
  );
  if (!everybody) return met;
  return unmet({ ...spanOf(role), message: say`${describeObject(object)} lets every user make projects.` });
}

function jenkinsStrategy(object: KubernetesObject): Outcome | undefined {
  if (object.group !== 'build.openshift.io' || object.kind !== 'BuildConfig') return undefined;
  const strategy = at(object.node, 'spec', 'strategy');
  if (strategy?.kind !== 'map') return unknown;
  if (!entryOf(strategy, 'jenkinsPipelineStrategy')) return met;
  return unmet({
    ...keyPlace(object, 'spec', 'strategy', 'jenkinsPipelineStrategy'),
    message: say`${describeObject(object)} builds with the deprecated Jenkins pipeline strategy.`,
  });
}
