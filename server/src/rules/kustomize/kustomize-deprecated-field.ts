import { child, entryOf, itemsOf } from '../../syntax/tree.ts';
import type { Entry, MapNode } from '../../syntax/tree.ts';
import { say } from '../../texts/texts.ts';
import { columnOf, eolOf, lineStartOf } from '../edits/layout.ts';
import { defineRule, met, unmet } from '../rule.ts';
import type { Edit } from '../rule.ts';

export const kustomizeDeprecatedField = defineRule({
  id: 'kustomize-deprecated-field',
  title: 'Deprecated field of Kustomize',
  practice: 'technology/application-release-and-operations/2/packages-kept-current',
  family: 'kustomize',
  category: 'operability',
  default: 'on',
  subject: 'kustomization',
  crossFile: false,
  severity: 'warning',
  check({ node }) {
    const problems = node.entries.flatMap(({ key }) => {
      const instead = replacements[key.text];
      return instead === undefined
        ? []
        : [{ start: key.start, end: key.end, message: say`The field ${key.text} is deprecated; Kustomize has ${instead} for it.` }];
    });
    const [first, ...rest] = problems;
    return first ? unmet(first, ...rest) : met;
  },
  fixSafety: 'safe',
  fix({ node }, { start }, { text }) {
    const entry = node.entries.find(({ key }) => key.start === start);
    const edits = entry && !node.flow ? editsFor(text, node, entry) : undefined;
    return edits && entry && { title: say`Use ${replacements[entry.key.text] ?? ''}`, safety: 'safe', edits: [asOne(text, entry, edits)] };
  },
  rationale:
    'Kustomize has had better fields for these since its fifth version, warns about the old ones, and removes them in the version of the API that follows. What builds today then stops.',
  how: [
    'Run `kustomize edit fix`, which rewrites them, or take the fix here.',
    'Rewrite `vars` as `replacements` by hand: `kustomize edit fix --vars` does the simple cases.',
  ],
  example: {
    language: 'yaml',
    bad: `apiVersion: kustomize.config.k8s.io/v1beta1
kind: Kustomization
bases:
  - ../../base
patchesStrategicMerge:
  - replicas.yaml
`,
    good: `apiVersion: kustomize.config.k8s.io/v1beta1
kind: Kustomization
resources:
  - ../../base
patches:
  - path: replicas.yaml
`,
  },
  hoverOn: ['bases', 'commonLabels', 'vars', 'patchesStrategicMerge', 'patchesJson6902', 'imageTags', 'helmChartInflationGenerator'],
  equivalents: {},
});

const replacements: Readonly<Record<string, string>> = {
  bases: 'resources',
  commonLabels: 'labels',
  vars: 'replacements',
  patchesStrategicMerge: 'patches',
  patchesJson6902: 'patches',
  imageTags: 'images',
  helmChartInflationGenerator: 'helmCharts',
};

/** The entry with its edits done: all of it moves to another field. */
function asOne(text: string, { key, value }: Entry, edits: readonly Edit[]): Edit {
  let result = '';
  let from = key.start;
  for (const edit of edits) {
    result += text.slice(from, edit.start) + edit.text;
    from = edit.end;
  }
  return { start: key.start, end: value.end, text: result + text.slice(from, value.end) };
}

function editsFor(text: string, node: MapNode, entry: Entry): readonly Edit[] | undefined {
  const { key, value } = entry;
  const instead = replacements[key.text] ?? '';
  const rename: Edit = { start: key.start, end: key.end, text: instead };
  const block = value.kind === 'sequence' && !value.flow;
  if (child(node, instead) !== undefined || entryOf(node, instead)) return undefined;
  // Two fields that become one are done one after the other, and the second by hand.
  if (key.text === 'bases') return value.kind === 'sequence' ? [rename] : undefined;
  if (key.text === 'patchesJson6902') return block ? [rename] : undefined;
  if (key.text === 'commonLabels') return labelsEdits(text, entry, rename);
  if (key.text !== 'patchesStrategicMerge' || !block) return undefined;
  const files = itemsOf(value).items;
  if (files.some((item) => item.kind !== 'scalar' || item.style === 'literal' || item.style === 'folded' || item.text.includes('\n')))
    return undefined;
  return [rename, ...files.map(({ start }): Edit => ({ start, end: start, text: 'path: ' }))];
}

/** The labels stand two steps deeper, below what says that selectors get them too. */
function labelsEdits(text: string, { key, value }: Entry, rename: Edit): readonly Edit[] | undefined {
  if (value.kind !== 'map' || value.flow || value.entries.length === 0) return undefined;
  const first = lineStartOf(text, value.start);
  const column = columnOf(text, value.start);
  const gap = text.slice(key.end, first);
  if (first <= key.end || /&|!/.test(gap)) return undefined;
  const eol = eolOf(text);
  const lines: Edit[] = [];
  for (let at = first; at < value.end; at = text.indexOf('\n', at) + 1 || text.length)
    if (/^[ \t]*[^\s]/.test(text.slice(at))) lines.push({ start: at, end: at, text: '    ' });
  const head = `  - includeSelectors: true${eol}    pairs:${eol}`;
  const [start, ...others] = lines;
  return column === 2 && start ? [rename, { ...start, text: `${head}${start.text}` }, ...others] : undefined;
}
