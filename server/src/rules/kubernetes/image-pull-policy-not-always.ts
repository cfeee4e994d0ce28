import { child, isUnknown } from '../../syntax/tree.ts';
import { say } from '../../texts/texts.ts';
import { quoted } from '../edits/quote.ts';
import { addEntryFix } from '../edits/yaml.ts';
import { defineRule, met, notApplicable, unknown, unmet } from '../rule.ts';
import { describeContainer } from './describe.ts';
import { imageOf } from './images.ts';
import { placeFor } from './pods.ts';

export const imagePullPolicyNotAlways = defineRule({
  id: 'image-pull-policy-not-always',
  title: 'Image pull policy not Always',
  family: 'kubernetes',
  practice: 'technology/container-and-runtime-management/2/container-hygiene',
  category: 'supply-chain',
  default: 'optional',
  subject: 'container',
  crossFile: true,
  severity: 'warning',
  check(container, context) {
    const policy = child(container.node, 'imagePullPolicy');
    if (isUnknown(policy)) return unknown;
    const { object } = container.workload;
    if (policy?.kind === 'scalar') {
      if (policy.text === 'Always') return met;
      const { start, end } = policy;
      return unmet({
        start,
        end,
        message: say`${describeContainer(container)} may run an image that its node kept, instead of the registry's.`,
      });
    }
    const image = imageOf(container, context);
    if (image === undefined) return notApplicable;
    if (image === 'unknown' || object.fragment || context.workspace.patchMentions(object, 'imagePullPolicy')) return unknown;
    const { tag, digest } = image.reference;
    if (digest !== undefined) return notApplicable;
    // This is what Kubernetes takes for these.
    if (tag === undefined || tag === 'latest') return met;
    return unmet({ ...placeFor(container), message: say`${describeContainer(container)} does not set imagePullPolicy to Always.` });
  },
  fixSafety: 'safe',
  fix(container, problem, context) {
    const title = say`Set imagePullPolicy to Always`;
    const policy = child(container.node, 'imagePullPolicy');
    if (policy?.kind === 'scalar')
      return { title, safety: 'safe', edits: [{ start: problem.start, end: problem.end, text: quoted(context.text, problem, 'Always') }] };
    return addEntryFix(context, container.node, { title, safety: 'safe', path: ['imagePullPolicy'], value: 'Always', after: ['image'] });
  },
  rationale:
    'With `IfNotPresent`, a node that already has the tag runs its own copy: an image that was pushed again under the same tag is never fetched, and a Pod without rights to a private registry can start what another one has pulled. `Always` asks the registry and, as layers are kept, downloads only what changed. Images with a digest are not judged, and neither is an absent policy where the tag is `latest` or missing, for which Kubernetes takes `Always`.',
  how: [
    'Set `imagePullPolicy: Always`, or pin the image by digest.',
    'To enforce it in a whole cluster, turn on the `AlwaysPullImages` admission plug-in.',
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
      imagePullPolicy: IfNotPresent
`,
    good: `apiVersion: v1
kind: Pod
metadata:
  name: web
spec:
  containers:
    - name: web
      image: registry.example.com/web:1.4.2
      imagePullPolicy: Always
`,
  },
  hoverOn: ['imagePullPolicy'],
  equivalents: {
    'kube-score': ['container-image-pull-policy'],
    polaris: ['pullPolicyNotAlways'],
    kubescape: ['C-0075'],
    kyverno: ['imagepullpolicy-always', 'always-pull-images'],
    checkov: ['CKV_K8S_15'],
    'kube-linter': ['image-pull-policy'],
  },
});
