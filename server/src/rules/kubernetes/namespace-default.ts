import { at } from '../../syntax/tree.ts';
import { say } from '../../texts/texts.ts';
import { editOf } from '../edits/edit.ts';
import { judge } from '../edits/value.ts';
import { defineRule, met, notApplicable, unknown, unmet } from '../rule.ts';
import { describeObject } from './describe.ts';
import { spanOf } from './places.ts';

export const namespaceDefault = defineRule({
  id: 'namespace-default',
  title: 'Default namespace',
  practice: 'technology/security-and-policy/2/exposure-limited',
  family: 'kubernetes',
  category: 'security',
  default: 'on',
  subject: 'object',
  crossFile: false,
  severity: 'warning',
  check(object) {
    const { namespace, fragment, node, group, kind } = object;
    if (namespace.state === 'unknown') return unknown;
    if (namespace.state === 'absent' || fragment || ofCluster.has(`${group}/${kind}`)) return notApplicable;
    if (namespace.value !== 'default') return met;
    const value = at(node, 'metadata', 'namespace');
    return value ? unmet({ ...spanOf(value), message: say`${describeObject(object)} goes into the namespace default.` }) : unknown;
  },
  fixSafety: 'review',
  fix(object, problem, { text }) {
    const own = ['app.kubernetes.io/part-of', 'app.kubernetes.io/name', 'app'].map((key) => object.labels?.get(key));
    const name = own.find((label) => label !== undefined && /^[a-z][-a-z0-9]*$/.test(label)) ?? object.name;
    if (name === undefined || name === 'default' || !/^[a-z][-a-z0-9]*$/.test(name)) return undefined;
    const quote = /^["']/.exec(text.slice(problem.start, problem.end))?.[0] ?? '';
    const edit = editOf(text, problem.start, problem.end, [quote, judge(name), quote]);
    return { title: say`Use a namespace of its own`, safety: 'review', edits: [edit] };
  },
  rationale:
    'Quotas, network policies, rights and Pod security are set per namespace. What shares `default` with everything else shares its settings too, which are those that nobody chose. An object that names no namespace goes where whoever applies it says, and is left alone.',
  how: [
    'Choose a namespace per application or team, and declare it with its quota and policies.',
    'Write it into `metadata.namespace`, or leave that to the kustomization, the chart or the GitOps operator.',
  ],
  example: {
    language: 'yaml',
    bad: `apiVersion: v1
kind: Service
metadata:
  name: web
  namespace: default
spec:
  selector:
    app: web
  ports:
    - port: 80
`,
    good: `apiVersion: v1
kind: Service
metadata:
  name: web
  namespace: shop
spec:
  selector:
    app: web
  ports:
    - port: 80
`,
  },
  hoverOn: ['metadata.namespace'],
  equivalents: {
    'kube-linter': ['use-namespace'],
    kubescape: ['C-0061', 'C-0212'],
    kyverno: ['disallow-default-namespace'],
    checkov: ['CKV_K8S_21'],
    trivy: ['KSV-0110'],
    datree: ['WORKLOAD_INCORRECT_NAMESPACE_VALUE_DEFAULT'],
  },
});

/** Kinds that speak of the namespace itself, or of the cluster's own Service in it. */
const ofCluster: ReadonlySet<string> = new Set([
  '/Endpoints',
  '/LimitRange',
  '/ResourceQuota',
  'discovery.k8s.io/EndpointSlice',
  'networking.k8s.io/NetworkPolicy',
  'rbac.authorization.k8s.io/Role',
  'rbac.authorization.k8s.io/RoleBinding',
]);
