import { child } from '../../syntax/tree.ts';
import { say } from '../../texts/texts.ts';
import { defineRule, notApplicable, unknown, unmet } from '../rule.ts';
import { describeObject } from './describe.ts';

export const serviceAccountTokenSecret = defineRule({
  id: 'service-account-token-secret',
  title: 'Token that never expires',
  family: 'kubernetes',
  practice: 'technology/security-and-policy/2/secret-management',
  category: 'security',
  default: 'on',
  subject: 'object',
  crossFile: false,
  severity: 'warning',
  check(object) {
    if (object.group !== '' || object.kind !== 'Secret') return notApplicable;
    const type = child(object.node, 'type');
    if (type === undefined) return notApplicable;
    if (type.kind !== 'scalar') return unknown;
    if (type.text !== 'kubernetes.io/service-account-token') return notApplicable;
    const message = say`${describeObject(object)} is filled with a service account token that never expires.`;
    return unmet({ start: type.start, end: type.end, message });
  },
  fixSafety: null,
  rationale:
    'A Secret of the type `kubernetes.io/service-account-token` gets a token that holds until somebody deletes it. Whoever copied it once, from a backup or a build log, has it for years. Tokens that are requested expire by themselves: the kubelet renews those of Pods, and others are made for the hour that they are needed.',
  how: [
    'For Pods, remove the Secret: the mounted token, or a projected one with an `audience`, is renewed by itself.',
    'For a pipeline, exchange its own identity (OIDC) for access, or call `kubectl create token <account> --duration=1h`.',
    'Delete the Secret in the cluster, which ends the token.',
  ],
  example: {
    language: 'yaml',
    bad: `apiVersion: v1
kind: Secret
metadata:
  name: deployer-token
  annotations:
    kubernetes.io/service-account.name: deployer
type: kubernetes.io/service-account-token
`,
    good: `apiVersion: v1
kind: ServiceAccount
metadata:
  name: deployer
`,
  },
  hoverOn: ['type'],
  equivalents: { kyverno: ['deny-secret-service-account-token-type', 'check-serviceaccount-secrets'] },
});
