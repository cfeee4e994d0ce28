import type { KubernetesObject } from '../../facts/kubernetes/types.ts';
import { at, isUnknown } from '../../syntax/tree.ts';
import { say } from '../../texts/texts.ts';
import { judge } from '../edits/value.ts';
import { addEntryFix } from '../edits/yaml.ts';
import { defineRule, notApplicable } from '../rule.ts';
import { claimsOf } from './claims.ts';
import { outcomeOf } from './verdicts.ts';
import type { Verdict } from './verdicts.ts';

export const volumeClaimTemplateAnnotationMissing = defineRule({
  id: 'volume-claim-template-annotation-missing',
  title: 'Volume claim template without a required annotation',
  family: 'kubernetes',
  practice: 'policy/implementation-and-compliance/2/main-duties-enforced',
  category: 'operability',
  default: 'optional',
  subject: 'object',
  crossFile: true,
  severity: 'warning',
  options: { annotation: { default: '', description: 'The annotation that every volume claim template must have; none when empty.' } },
  check(object, { options: { annotation }, workspace }) {
    if (annotation === '' || !isStatefulSet(object) || object.fragment) return notApplicable;
    const verdicts = claimsOf(object).map((claim): Verdict => {
      const value = at(claim.node, 'metadata', 'annotations', annotation);
      if (isUnknown(value)) return 'unknown';
      if (value !== undefined) return 'met';
      if (workspace.patchMentions(object, annotation)) return 'unknown';
      return { ...claim.place, message: say`${claim.whose} lacks the annotation ${annotation}.` };
    });
    return outcomeOf(verdicts);
  },
  fixSafety: 'review',
  fix(object, problem, context) {
    const claim = claimsOf(object).find(({ place }) => place.start === problem.start);
    if (!claim) return undefined;
    const { annotation } = context.options;
    return addEntryFix(context, claim.node, {
      title: say`Add the annotation ${annotation}`,
      safety: 'review',
      path: ['metadata', 'annotations', annotation],
      value: judge('VALUE'),
    });
  },
  rationale:
    'Backups, retention and the owner of data are often steered by an annotation of the volume. A template of a StatefulSet cannot be changed later, so what is left out there is missing on every volume that it makes. Which annotation is required is an option.',
  how: ['Set the option `annotation` to the one that your tools look for.', 'Add it to `volumeClaimTemplates[].metadata.annotations`.'],
  example: {
    language: 'yaml',
    options: { annotation: 'backup.example.com/class' },
    bad: `apiVersion: apps/v1
kind: StatefulSet
metadata:
  name: store
spec:
  serviceName: store
  volumeClaimTemplates:
    - metadata:
        name: data
      spec:
        accessModes: [ReadWriteOnce]
  selector:
    matchLabels:
      app: store
  template:
    metadata:
      labels:
        app: store
    spec:
      containers:
        - name: store
          image: registry.example.com/store:1.4.2
`,
    good: `apiVersion: apps/v1
kind: StatefulSet
metadata:
  name: store
spec:
  serviceName: store
  volumeClaimTemplates:
    - metadata:
        name: data
        annotations:
          backup.example.com/class: daily
      spec:
        accessModes: [ReadWriteOnce]
  selector:
    matchLabels:
      app: store
  template:
    metadata:
      labels:
        app: store
    spec:
      containers:
        - name: store
          image: registry.example.com/store:1.4.2
`,
  },
  hoverOn: ['spec.volumeClaimTemplates'],
  equivalents: { 'kube-linter': ['statefulset-volumeclaimtemplate-annotation'] },
});

function isStatefulSet({ group, kind }: KubernetesObject): boolean {
  return group === 'apps' && kind === 'StatefulSet';
}
