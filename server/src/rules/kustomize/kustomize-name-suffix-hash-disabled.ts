import { at, child, itemsOf, textOf } from '../../syntax/tree.ts';
import type { Lookup } from '../../syntax/tree.ts';
import { say } from '../../texts/texts.ts';
import { defineRule, met, notApplicable, unmet } from '../rule.ts';

export const kustomizeNameSuffixHashDisabled = defineRule({
  id: 'kustomize-name-suffix-hash-disabled',
  title: 'Hash of generated names off',
  practice: 'technology/application-patterns-and-refactoring/2/configuration-outside',
  family: 'kustomize',
  category: 'reliability',
  default: 'optional',
  subject: 'kustomization',
  crossFile: false,
  severity: 'warning',
  check({ node }) {
    const generators = ['configMapGenerator', 'secretGenerator'].flatMap((field) => itemsOf(child(node, field)).items);
    if (generators.length === 0) return notApplicable;
    const switches: readonly Lookup[] = [node, ...generators].map((holder) =>
      at(holder, holder === node ? 'generatorOptions' : 'options', 'disableNameSuffixHash'),
    );
    const problems = switches.flatMap((value) =>
      value && textOf(value) === 'true'
        ? [
            {
              start: value.start,
              end: value.end,
              message: say`Generated ConfigMaps and Secrets keep their names, so that Pods do not see changes.`,
            },
          ]
        : [],
    );
    const [first, ...rest] = problems;
    return first ? unmet(first, ...rest) : met;
  },
  fixSafety: 'review',
  fix(_kustomization, { start, end }) {
    return { title: say`Hash generated names`, safety: 'review', edits: [{ start, end, text: 'false' }] };
  },
  rationale:
    'Kustomize appends a hash of the content to the names of generated ConfigMaps and Secrets. A change gives a new name, and with it a rollout that can be undone. Without the hash, running Pods keep the old values of their environment until somebody restarts them.',
  how: [
    'Remove `disableNameSuffixHash`, or set it to `false`.',
    'Where something that Kustomize does not know refers to the name, teach it the field with `nameReference` in `configurations`.',
  ],
  example: {
    language: 'yaml',
    bad: `apiVersion: kustomize.config.k8s.io/v1beta1
kind: Kustomization
configMapGenerator:
  - name: settings
    literals:
      - color=blue
generatorOptions:
  disableNameSuffixHash: true
`,
    good: `apiVersion: kustomize.config.k8s.io/v1beta1
kind: Kustomization
configMapGenerator:
  - name: settings
    literals:
      - color=blue
`,
  },
  hoverOn: ['generatorOptions', 'generatorOptions.disableNameSuffixHash'],
  equivalents: {},
});
