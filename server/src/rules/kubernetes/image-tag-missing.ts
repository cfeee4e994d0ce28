import { say } from '../../texts/texts.ts';
import { editOf } from '../edits/edit.ts';
import { judge } from '../edits/value.ts';
import { defineRule, met, notApplicable, unknown, unmet } from '../rule.ts';
import { describeContainer } from './describe.ts';
import { imageOf, spanWithin } from './images.ts';

export const imageTagMissing = defineRule({
  id: 'image-tag-missing',
  title: 'Image tag missing',
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
    if (tag !== undefined || digest !== undefined) return met;
    if (container.workload.object.fragment) return unknown;
    const message = say`${describeContainer(container)} runs ${repository} without a tag, which means "latest".`;
    return unmet({ ...spanWithin(image.node, 0, repository.length), message });
  },
  fixSafety: 'review',
  fix(container, problem, context) {
    const image = imageOf(container, context);
    if (image === undefined || image === 'unknown' || context.text.slice(problem.start, problem.end) !== image.node.text) return undefined;
    return {
      title: say`Add a version tag`,
      safety: 'review',
      edits: [editOf(context.text, problem.end, problem.end, [':', judge('VERSION')])],
    };
  },
  rationale:
    'An image without a tag is pulled as `latest`: whatever was pushed last. A restart can bring in new code that nobody released, and a rollback has nothing to go back to. A digest is as good as a tag, and so is a tag that a kustomization or a build tool puts in.',
  how: [
    'Look up the version that runs now (`kubectl get pod -o jsonpath={..imageID}`).',
    'Write its tag, or the digest, behind the name.',
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
      image: registry.example.com/web
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
    monokle: ['KBP116'],
    kyverno: ['disallow-latest-tag'],
  },
});
