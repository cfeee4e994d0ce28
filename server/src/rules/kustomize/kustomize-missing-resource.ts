import { say } from '../../texts/texts.ts';
import { defineRule, met, unknown, unmet } from '../rule.ts';
import type { Problem } from '../rule.ts';
import { isRemote, pathsOf, uriOf } from './references.ts';

export const kustomizeMissingResource = defineRule({
  id: 'kustomize-missing-resource',
  title: 'Listed file that is not there',
  practice: 'technology/application-release-and-operations/1/manifests-consistent',
  family: 'kustomize',
  category: 'correctness',
  default: 'on',
  subject: 'kustomization',
  crossFile: true,
  severity: 'error',
  check(kustomization, { workspace }) {
    let open = false;
    const problems: Problem[] = [];
    for (const { node, folder } of pathsOf(kustomization)) {
      if (isRemote(node.text)) continue;
      const uri = uriOf(kustomization, node.text);
      const there = uri === undefined ? 'unknown' : workspace.presence(uri);
      const { start, end } = node;
      if (there === 'unknown') open = true;
      if (there === 'missing') problems.push({ start, end, message: say`There is no ${node.text}, which this kustomization lists.` });
      if (there !== 'folder' || uri === undefined) continue;
      const files = folder ? names.map((name) => workspace.presence(`${uri.replace(/\/$/, '')}/${name}`)) : ['missing'];
      if (files.every((file) => file === 'missing'))
        problems.push({
          start,
          end,
          message: folder
            ? say`The folder ${node.text} has no kustomization.`
            : say`The path ${node.text} is a folder, where a file is expected.`,
        });
    }
    const [first, ...rest] = problems;
    if (first) return unmet(first, ...rest);
    return open ? unknown : met;
  },
  fixSafety: null,
  rationale:
    '`kustomize build` stops at the first file or folder that is not there, so nothing at all is released. Looked for are resources, components, patches and replacements; what Git ignores, lies outside of the opened folders or comes from a URL is left open.',
  how: ['Correct the path: it counts from the folder of the kustomization.', 'Add the file to Git, or remove the entry.'],
  example: {
    language: 'yaml',
    around: { 'web.yaml': 'apiVersion: v1\nkind: Namespace\nmetadata:\n  name: shop\n' },
    bad: `apiVersion: kustomize.config.k8s.io/v1beta1
kind: Kustomization
resources:
  - webb.yaml
`,
    good: `apiVersion: kustomize.config.k8s.io/v1beta1
kind: Kustomization
resources:
  - web.yaml
`,
  },
  hoverOn: ['resources', 'components', 'patches', 'patches.path'],
  equivalents: {
    monokle: ['LNK001'],
  },
});

const names = ['kustomization.yaml', 'kustomization.yml', 'Kustomization'];
