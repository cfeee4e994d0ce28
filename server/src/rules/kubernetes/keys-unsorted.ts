import type { MapNode, SyntaxNode } from '../../syntax/tree.ts';
import { say } from '../../texts/texts.ts';
import { sortEntries } from '../edits/sort.ts';
import { defineRule, met, notApplicable, unmet } from '../rule.ts';
import type { Problem } from '../rule.ts';

export const keysUnsorted = defineRule({
  id: 'keys-unsorted',
  title: 'Keys out of order',
  family: 'kubernetes',
  practice: 'technology/application-patterns-and-refactoring/2/gitops-understood',
  category: 'operability',
  default: 'optional',
  subject: 'document',
  crossFile: false,
  severity: 'warning',
  check({ root, holds, templated, damage }) {
    if (holds !== 'kubernetes' || templated || damage.length > 0) return notApplicable;
    const [first, ...others] = mapsIn(root).flatMap((map) => problemOf(map, map === root));
    return first ? unmet(first, ...others) : met;
  },
  fixSafety: 'safe',
  fix({ root }, problem, { text }) {
    const map = mapsIn(root).find((one) => problemOf(one, one === root)[0]?.start === problem.start);
    const edit = map && sortEntries(text, map, map === root ? inManifest : byAlphabet);
    return edit && { title: say`Sort the keys of this map`, safety: 'safe', edits: [edit] };
  },
  rationale:
    'With keys in one order everywhere, a change shows as that change in a diff, and two manifests can be laid side by side. Which order is a matter of taste; the alphabet needs no agreement. Above it `apiVersion`, `kind` and `metadata` may come first in a manifest, as most tools write them. Many teams put `name` first in lists instead, so the rule is optional. Maps in one line, merged ones and Helm templates are left alone.',
  how: [
    'Sort the keys of each map by the alphabet, comments along with them.',
    'Let the fix do it for a whole file: `Fix all` moves entries, and changes nothing in them.',
  ],
  example: {
    language: 'yaml',
    bad: 'apiVersion: v1\nkind: ConfigMap\nmetadata:\n  name: settings\n  labels:\n    app: web\n',
    good: 'apiVersion: v1\nkind: ConfigMap\nmetadata:\n  labels:\n    app: web\n  name: settings\n',
  },
  hoverOn: ['apiVersion'],
  equivalents: { 'kube-linter': ['sorted-keys'] },
});

/** Block maps, outermost first. */
function mapsIn(node: SyntaxNode): readonly MapNode[] {
  if (node.kind === 'sequence') return node.flow ? [] : node.items.flatMap(mapsIn);
  if (node.kind !== 'map' || node.flow) return [];
  return [node, ...node.entries.flatMap(({ value }) => mapsIn(value))];
}

/** At the first key that belongs further up. */
function problemOf({ entries, open }: MapNode, manifest: boolean): readonly Problem[] {
  if (open || entries.some(({ key }) => key.text === '<<')) return [];
  const firstBy = (compare: (a: string, b: string) => number): number =>
    entries.findIndex(({ key }, at) => compare(entries[at - 1]?.key.text ?? key.text, key.text) > 0);
  const index = firstBy(byAlphabet) < 0 ? -1 : firstBy(manifest ? inManifest : byAlphabet);
  const found = entries[index];
  const before = entries[index - 1];
  if (!found || !before) return [];
  const { text, start, end } = found.key;
  return [{ start, end, message: say`The key "${text}" stands behind "${before.key.text}", out of order.` }];
}

function byAlphabet(a: string, b: string): number {
  return a < b ? -1 : a > b ? 1 : 0;
}

const heads = ['apiVersion', 'kind', 'metadata'];

/** What says which object it is comes first, as most tools write it. */
function inManifest(a: string, b: string): number {
  const rank = (key: string): number => (heads.indexOf(key) + heads.length + 1) % (heads.length + 1);
  return rank(a) - rank(b) || byAlphabet(a, b);
}
