import { say } from '../../texts/texts.ts';
import { judge } from '../edits/value.ts';
import { editOf } from '../edits/edit.ts';
import { defineRule, met, notApplicable, unknown, unmet } from '../rule.ts';
import { describeContainer } from './describe.ts';
import { imageOf, spanWithin } from './images.ts';

export const imageTagLatest = defineRule({
  id: 'image-tag-latest',
  title: 'Image tag is latest',
  family: 'kubernetes',
  practice: 'technology/container-and-runtime-management/1/registry-and-tags',
  category: 'supply-chain',
  default: 'on',
  subject: 'container',
  crossFile: true,
  severity: 'warning',
  check(container, context) {
    const image = imageOf(container, context);
    if (image === undefined) return notApplicable;
    if (image === 'unknown') return unknown;
    const { repository, tag, digest } = image.reference;
    if (tag !== 'latest' || digest !== undefined) return met;
    const start = repository.length + 1;
    const message = say`${describeContainer(container)} runs ${repository} with the tag "latest", which names no version.`;
    return unmet({ ...spanWithin(image.node, start, start + tag.length), message });
  },
  fixSafety: 'review',
  fix(_container, problem, { text }) {
    if (text.slice(problem.start, problem.end) !== 'latest') return undefined;
    return { title: say`Name a version`, safety: 'review', edits: [editOf(text, problem.start, problem.end, [judge('VERSION')])] };
  },
  rationale:
    'The tag `latest` points at something else tomorrow. Two replicas of one Deployment can run different code, a rollback brings nothing back, and nobody can say what ran last Tuesday. An image with a digest is fine whatever its tag says, and so is one whose tag a kustomization or a build tool puts in.',
  how: [
    'Tag each build with a version or the commit it was built from.',
    'Write that tag, or the digest, in the manifest.',
    'Let the pipeline or an update bot write new versions, so that each one is a commit.',
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
      image: registry.example.com/web:latest
`,
    good: `apiVersion: v1
kind: Pod
metadata:
  name: web
spec:
  containers:
    - name: web
      image: registry.example.com/web:1.4.2
`,
  },
  hoverOn: ['image'],
  equivalents: {
    'kube-linter': ['latest-tag'],
    'kube-score': ['container-image-tag'],
    polaris: ['tagNotSpecified'],
    monokle: ['KBP001', 'KSV013'],
    kyverno: ['disallow-latest-tag'],
    checkov: ['CKV_K8S_14'],
    trivy: ['KSV-0013'],
    datree: ['CONTAINERS_MISSING_IMAGE_VALUE_VERSION'],
  },
});
