import { at, child, isUnknown, textOf } from '../../syntax/tree.ts';
import { say } from '../../texts/texts.ts';
import { judge } from '../edits/value.ts';
import { addEntryFix } from '../edits/yaml.ts';
import { defineRule } from '../rule.ts';
import type { RuleContext } from '../rule.ts';
import { claimSpec, claimsOf } from './claims.ts';
import { spanOf } from './places.ts';
import { outcomeOf } from './verdicts.ts';
import type { Verdict } from './verdicts.ts';

export const storageClassMissing = defineRule({
  id: 'storage-class-missing',
  title: 'Storage class missing',
  family: 'kubernetes',
  practice: 'technology/platforms-and-infrastructure/2/storage-chosen',
  category: 'reliability',
  default: 'on',
  subject: 'object',
  crossFile: true,
  severity: 'warning',
  options: { allowed: { default: [], description: 'The storage classes that claims may name; any when the list is empty.' } },
  check(object, context) {
    if (object.fragment) return outcomeOf([]);
    const { allowed } = context.options;
    const verdicts = claimsOf(object).flatMap((claim): Verdict[] => {
      const spec = claimSpec(claim);
      const name = child(spec, 'storageClassName') ?? at(claim.node, 'metadata', 'annotations', 'volume.beta.kubernetes.io/storage-class');
      const volume = child(spec, 'volumeName');
      if (isUnknown(spec) || isUnknown(name) || isUnknown(volume)) return ['unknown'];
      if (name?.kind === 'scalar') {
        if (allowed.length === 0 || name.text === '' || allowed.includes(name.text)) return ['met'];
        return [
          { ...spanOf(name), message: say`${claim.whose} has the storage class "${name.text}", which is not among the allowed ones.` },
        ];
      }
      // A claim for one volume by its name takes that volume.
      if (volume !== undefined) return [];
      if (hasDefault(context) || context.workspace.patchMentions(object, 'storageClassName')) return ['unknown'];
      return [{ ...claim.place, message: say`${claim.whose} names no storage class.` }];
    });
    return outcomeOf(verdicts);
  },
  fixSafety: 'review',
  fix(object, problem, context) {
    const claim = claimsOf(object).find(({ place }) => place.start === problem.start);
    const spec = claim && claimSpec(claim);
    if (spec?.kind !== 'map') return undefined;
    return addEntryFix(context, spec, {
      title: say`Name a storage class`,
      safety: 'review',
      path: ['storageClassName'],
      value: judge(context.options.allowed[0] ?? usualClass(context) ?? 'standard'),
      after: ['accessModes'],
    });
  },
  rationale:
    'Without a name a claim gets the default class of whichever cluster it is applied to: a network disk here, a directory of one node there, none at all elsewhere. How fast the data is, whether it survives a zone and whether it is deleted with the claim all hang on that. An empty name and a claim for one volume are choices too; where a class of the workspace is the default, the question is left open.',
  how: [
    'Look at what there is: `kubectl get storageclass`, with its reclaim policy and binding mode.',
    'Name the class that suits the data in `storageClassName`; in a chart make it a value.',
  ],
  example: {
    language: 'yaml',
    bad: `apiVersion: v1
kind: PersistentVolumeClaim
metadata:
  name: data
spec:
  accessModes: [ReadWriteOnce]
  resources:
    requests:
      storage: 10Gi
`,
    good: `apiVersion: v1
kind: PersistentVolumeClaim
metadata:
  name: data
spec:
  accessModes: [ReadWriteOnce]
  storageClassName: fast-retained
  resources:
    requests:
      storage: 10Gi
`,
  },
  hoverOn: ['spec.storageClassName', 'spec.volumeClaimTemplates'],
  equivalents: { kyverno: ['require-storageclass', 'restrict-storageclass'] },
});

function hasDefault({ workspace }: RuleContext): boolean {
  return workspace.objectsOf('storage.k8s.io/StorageClass').some(({ subject }) => {
    const mark = at(subject.node, 'metadata', 'annotations', 'storageclass.kubernetes.io/is-default-class');
    return mark !== undefined && textOf(mark) !== 'false';
  });
}

function usualClass({ workspace }: RuleContext): string | undefined {
  const names = workspace.objectsOf('storage.k8s.io/StorageClass').flatMap(({ keys }) => keys.name ?? []);
  return names.length === 1 ? names[0] : undefined;
}
