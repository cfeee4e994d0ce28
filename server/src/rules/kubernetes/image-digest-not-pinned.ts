import { say } from '../../texts/texts.ts';
import { defineRule, met, notApplicable, unknown, unmet } from '../rule.ts';
import { describeContainer } from './describe.ts';
import { imageOf, spanWithin } from './images.ts';

export const imageDigestNotPinned = defineRule({
  id: 'image-digest-not-pinned',
  title: 'Image not pinned by digest',
  family: 'kubernetes',
  practice: 'technology/application-release-and-operations/3/origin-controlled',
  category: 'supply-chain',
  default: 'optional',
  subject: 'container',
  crossFile: true,
  severity: 'warning',
  check(container, context) {
    const image = imageOf(container, context);
    if (image === undefined) return notApplicable;
    if (image === 'unknown') return unknown;
    const { repository, digest } = image.reference;
    if (digest !== undefined) return met;
    if (container.workload.object.fragment) return unknown;
    const message = say`${describeContainer(container)} runs ${repository} without a digest.`;
    return unmet({ ...spanWithin(image.node, 0, image.node.text.length), message });
  },
  fixSafety: null,
  rationale:
    'A tag is a label that its registry may move: the image that was scanned and approved need not be the one that a node pulls. A digest is computed from the content, so it always means the same image, and a signature or a provenance statement is about a digest anyway. A digest that a kustomization or a build tool puts in counts.',
  how: [
    'Look the digest up: `crane digest registry.example.com/web:1.4.2`.',
    'Write both, `web:1.4.2@sha256:…`: people read the tag, the node uses the digest.',
    'Let Renovate or the pipeline write new ones.',
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
      image: registry.example.com/web:1.4.2
`,
    good: `apiVersion: v1
kind: Pod
metadata:
  name: web
spec:
  containers:
    - name: web
      image: registry.example.com/web:1.4.2@sha256:0123456789abcdef0123456789abcdef0123456789abcdef0123456789abcdef
`,
  },
  hoverOn: ['image'],
  equivalents: {
    kubescape: ['C-0306'],
    kyverno: ['require-image-checksum', 'resolve-image-to-digest'],
    checkov: ['CKV_K8S_43'],
    datree: ['CONTAINERS_MISSING_IMAGE_VALUE_DIGEST'],
  },
});
