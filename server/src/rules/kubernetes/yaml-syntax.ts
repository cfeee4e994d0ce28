import type { YamlDocument } from '../../facts/yaml-document.ts';
import type { MapNode, SyntaxNode } from '../../syntax/tree.ts';
import { say } from '../../texts/texts.ts';
import { defineRule, met, unknown, unmet } from '../rule.ts';
import type { Problem } from '../rule.ts';

export const yamlSyntax = defineRule({
  id: 'yaml-syntax',
  title: 'YAML not valid',
  family: 'kubernetes',
  practice: 'technology/application-release-and-operations/1/manifests-consistent',
  category: 'correctness',
  default: 'optional',
  subject: 'document',
  crossFile: false,
  severity: 'error',
  check(document) {
    if (document.templated) return unknown;
    const [first, ...others] = [...damageOf(document), ...repeatedKeys(document.root)];
    return first ? unmet(first, ...others) : met;
  },
  fixSafety: null,
  rationale:
    'A file that does not parse cannot be applied, and of a key that stands twice only the last counts: `kubectl` refuses it, Helm and GitOps tools drop the first without a word. Editors with a YAML extension show the same, so the rule is optional; on the command line and in pipelines nobody else may say it. Helm templates become YAML only when they are rendered, so they are left out.',
  how: [
    'Look at the marked place and at the line above it: most often the indentation, a quote or a colon is off.',
    'Quote values that hold `: `, ` #`, or begin with one of `@ % & * !`.',
    'Of a key that stands twice in one map keep the one that is meant.',
  ],
  example: {
    language: 'yaml',
    bad: 'apiVersion: v1\nkind: ConfigMap\nmetadata:\n  name: settings\ndata:\n  greeting: "hello\n',
    good: 'apiVersion: v1\nkind: ConfigMap\nmetadata:\n  name: settings\ndata:\n  greeting: "hello"\n',
  },
  hoverOn: ['apiVersion'],
  equivalents: {
    monokle: Array.from({ length: 21 }, (_, index) => `YML${String(index + 1).padStart(3, '0')}`),
  },
});

function damageOf({ damage }: YamlDocument): readonly Problem[] {
  return damage.map(({ start, end, message }) => ({ start, end, message: say`This is not valid YAML: ${message.replace(/\.$/, '')}.` }));
}

function repeatedKeys(node: SyntaxNode): readonly Problem[] {
  if (node.kind === 'sequence') return node.items.flatMap(repeatedKeys);
  return node.kind === 'map' ? [...repeatedIn(node), ...node.entries.flatMap(({ value }) => repeatedKeys(value))] : [];
}

function repeatedIn({ entries }: MapNode): readonly Problem[] {
  const seen = new Set<string>();
  return entries.flatMap(({ key: { text, start, end } }) => {
    const again = seen.has(text);
    seen.add(text);
    // Each merge key of several adds to the map.
    return again && text !== '<<' ? [{ start, end, message: say`The key "${text}" stands here twice; only the last counts.` }] : [];
  });
}
