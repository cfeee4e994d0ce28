import { at, child, isUnknown } from '../../syntax/tree.ts';
import { say } from '../../texts/texts.ts';
import { judge } from '../edits/value.ts';
import { addEntryFix } from '../edits/yaml.ts';
import { defineRule, met, notApplicable, unknown, unmet } from '../rule.ts';
import { describeObject } from './describe.ts';
import { classOf, isIngress } from './ingresses.ts';
import { spanOf, specPlace } from './places.ts';
import { annotationOf, hidesAnnotations } from './services.ts';

export const ingressClassNotAllowed = defineRule({
  id: 'ingress-class-not-allowed',
  title: 'Ingress class missing or not allowed',
  family: 'kubernetes',
  practice: 'technology/platforms-and-infrastructure/1/network-foundations',
  category: 'operability',
  default: 'optional',
  subject: 'object',
  crossFile: true,
  severity: 'warning',
  options: { allowed: { default: [], description: 'The ingress classes that may be used; any when the list is empty.' } },
  check(object, { options: { allowed }, workspace }) {
    if (!isIngress(object) || object.fragment) return notApplicable;
    const name = classOf(object);
    if (name) {
      if (allowed.length === 0 || allowed.includes(name.text)) return met;
      return unmet({
        ...spanOf(name),
        message: say`${describeObject(object)} is of the class "${name.text}", which is not among the allowed ones.`,
      });
    }
    const field = at(object.node, 'spec', 'ingressClassName');
    if (isUnknown(field) || isUnknown(annotationOf(object, 'kubernetes.io/ingress.class')) || hidesAnnotations(object)) return unknown;
    if (workspace.patchMentions(object, 'ingressClassName')) return unknown;
    return unmet({ ...specPlace(object, 'rules'), message: say`${describeObject(object)} names no ingress class.` });
  },
  fixSafety: 'review',
  fix(object, problem, context) {
    const spec = child(object.node, 'spec');
    const [usual = 'nginx'] = context.options.allowed;
    const name = classOf(object);
    if (name) {
      if (name.start !== problem.start || name.style !== 'plain') return undefined;
      return { title: say`Use the class ${usual}`, safety: 'review', edits: [{ ...spanOf(name), text: usual }] };
    }
    if (spec?.kind !== 'map') return undefined;
    return addEntryFix(context, spec, {
      title: say`Name the ingress class`,
      safety: 'review',
      path: ['ingressClassName'],
      value: judge(usual),
    });
  },
  rationale:
    'Without a class an Ingress belongs to whichever controller is the default, to several, or to none, which depends on the cluster. Written down, it means the same in every one. The classes that a platform offers can be listed as an option.',
  how: ['Set `spec.ingressClassName`.', 'List the classes that your platform offers in the option `allowed`.'],
  example: {
    language: 'yaml',
    bad: `apiVersion: networking.k8s.io/v1
kind: Ingress
metadata:
  name: web
spec:
  rules:
    - host: web.example.com
`,
    good: `apiVersion: networking.k8s.io/v1
kind: Ingress
metadata:
  name: web
spec:
  rules:
    - host: web.example.com
  ingressClassName: nginx
`,
  },
  hoverOn: ['spec.ingressClassName'],
  equivalents: { kyverno: ['restrict-ingress-classes'] },
});
