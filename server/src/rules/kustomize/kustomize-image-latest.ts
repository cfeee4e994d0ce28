import { child, itemsOf, textOf } from '../../syntax/tree.ts';
import { say } from '../../texts/texts.ts';
import { defineRule, met, notApplicable, unmet } from '../rule.ts';

export const kustomizeImageLatest = defineRule({
  id: 'kustomize-image-latest',
  title: 'Image set to latest',
  practice: 'technology/container-and-runtime-management/1/registry-and-tags',
  family: 'kustomize',
  category: 'supply-chain',
  default: 'on',
  subject: 'kustomization',
  crossFile: false,
  severity: 'warning',
  check({ node }) {
    const { items } = itemsOf(child(node, 'images'));
    const problems = items.flatMap((item) => {
      const tag = child(item, 'newTag');
      if (tag?.kind !== 'scalar' || tag.text !== 'latest' || child(item, 'digest') !== undefined) return [];
      return [
        {
          start: tag.start,
          end: tag.end,
          message: say`The image ${textOf(child(item, 'name')) ?? ''} is set to the tag latest.`.replace('  ', ' '),
        },
      ];
    });
    const [first, ...rest] = problems;
    if (first) return unmet(first, ...rest);
    return items.length > 0 ? met : notApplicable;
  },
  fixSafety: null,
  rationale:
    'An entry of `images` sets the tag of an image wherever it is used, past whatever version the manifests name. `latest` names no version: nobody can say what runs, and going back is not possible.',
  how: [
    'Set `newTag` to a version, or `digest` to the digest of the image.',
    'Let the pipeline do it: `kustomize edit set image NAME=REGISTRY/NAME:VERSION`.',
  ],
  example: {
    language: 'yaml',
    bad: `apiVersion: kustomize.config.k8s.io/v1beta1
kind: Kustomization
images:
  - name: web
    newTag: latest
`,
    good: `apiVersion: kustomize.config.k8s.io/v1beta1
kind: Kustomization
images:
  - name: web
    newTag: 1.4.2
`,
  },
  hoverOn: ['images', 'images.newTag'],
  equivalents: {},
});
