import { say } from '../../texts/texts.ts';
import { defineRule, met, notApplicable, unknown, unmet } from '../rule.ts';
import { describeContainer } from './describe.ts';
import { fullNameOf, imageOf, isBelow, spanWithin } from './images.ts';

export const imageRegistryNotAllowed = defineRule({
  id: 'image-registry-not-allowed',
  title: 'Image from a registry that is not allowed',
  family: 'kubernetes',
  practice: 'technology/container-and-runtime-management/2/outside-images-vetted',
  category: 'supply-chain',
  default: 'optional',
  subject: 'container',
  crossFile: true,
  severity: 'warning',
  options: {
    allowed: {
      default: [],
      description:
        'Registries, or repositories below them, that images may come from: `registry.example.com/team`, `*.azurecr.io`. `nginx` is `docker.io/library/nginx`.',
    },
    denied: { default: [], description: 'Registries, or repositories below them, that no image may come from, in the same form.' },
  },
  check(container, context) {
    const { allowed, denied } = context.options;
    if (allowed.length === 0 && denied.length === 0) return notApplicable;
    const image = imageOf(container, context);
    if (image === undefined) return notApplicable;
    if (image === 'unknown') return unknown;
    const name = fullNameOf(image.reference);
    const isDenied = denied.some((entry) => isBelow(name, entry));
    if (!isDenied && (allowed.length === 0 || allowed.some((entry) => isBelow(name, entry)))) return met;
    const message = say`${describeContainer(container)} runs ${name}, which ${isDenied ? say`is on the list of denied` : say`is not on the list of allowed`} registries.`;
    return unmet({ ...spanWithin(image.node, 0, image.reference.repository.length), message });
  },
  fixSafety: null,
  rationale:
    "Whoever may name any image may run anybody's code. A short list of registries, usually one's own that copies and scans what it takes in from outside, makes the way into the cluster the same for all. The lists are yours: without the options `allowed` or `denied` nothing is judged. A short name is completed as clients do it, so `nginx` comes from `docker.io`.",
  how: [
    'Set `allowed` to your own registry, and to the few outside ones that you trust.',
    'Copy outside images into your registry, or put a pull-through cache before theirs.',
    'Enforce the same list at admission, with Kyverno or a validating admission policy.',
  ],
  example: {
    language: 'yaml',
    options: { allowed: ['registry.example.com'] },
    bad: `apiVersion: v1
kind: Pod
metadata:
  name: web
spec:
  containers:
    - name: web
      image: nginx:1.29.1
`,
    good: `apiVersion: v1
kind: Pod
metadata:
  name: web
spec:
  containers:
    - name: web
      image: registry.example.com/mirror/nginx:1.29.1
`,
  },
  hoverOn: ['image'],
  equivalents: {
    kubescape: ['C-0001', 'C-0078'],
    kyverno: ['restrict-image-registries', 'allowed-image-repos', 'advanced-restrict-image-registries'],
    trivy: ['KSV-0125', 'KSV-0032', 'KSV-0033', 'KSV-0034', 'KSV-0035'],
    'kube-linter': ['latest-tag'],
  },
});
