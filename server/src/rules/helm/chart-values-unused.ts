import type { ChartValues } from '../../facts/helm/chart.ts';
import { child, itemsOf, resolve, textOf } from '../../syntax/tree.ts';
import { say } from '../../texts/texts.ts';
import type { WorkspaceView } from '../../workspace/view.ts';
import { removeAt } from '../edits/remove.ts';
import { defineRule, met, notApplicable, unknown, unmet } from '../rule.ts';
import { templatesOf } from './charts.ts';

export const chartValuesUnused = defineRule({
  id: 'chart-values-unused',
  title: 'Value that nothing reads',
  practice: 'technology/application-release-and-operations/1/templating-chosen',
  family: 'helm',
  category: 'correctness',
  default: 'on',
  subject: 'values',
  crossFile: true,
  severity: 'warning',
  check(values, { workspace }) {
    const others = namesOfDependencies(values, workspace);
    if (!others) return notApplicable;
    const text = templatesOf(values.directory, workspace);
    const notes = `${values.directory}templates/NOTES.txt`;
    if (!workspace.file(notes) && workspace.presence(notes) !== 'missing') return unknown;
    // Values that are passed on as a whole may be read anywhere.
    if (text === undefined || !text.includes('.Values') || passedOn.test(text) || workspace.scopeOf(`${values.directory}Chart.yaml`).opaque)
      return unknown;
    const problems = values.node.entries.flatMap(({ key: { text: name, start, end } }) => {
      if (name === '<<' || name === 'global' || others.has(name) || isRead(name, text)) return [];
      return [{ start, end, message: say`No template of this chart reads ${name}.` }];
    });
    const [first, ...rest] = problems;
    return first ? unmet(first, ...rest) : met;
  },
  fixSafety: 'review',
  fix({ node }, problem, { text }) {
    const entry = node.entries.find(({ key }) => key.start === problem.start);
    const edit = entry && removeAt(text, node, [entry.key.text]);
    return edit && { title: say`Remove ${entry.key.text}`, safety: 'review', edits: [edit] };
  },
  rationale:
    'A value that no template reads looks like a switch, and does nothing: it is misspelt on one of the two sides, or was left behind. Looked at are the keys at the top. Values of dependencies and `global` are read elsewhere; charts that pass all their values on, or take in templates of other charts, are left open.',
  how: ['Compare the spelling with the templates.', 'Remove the key if it is no longer needed.'],
  example: {
    language: 'yaml',
    around: {
      'Chart.yaml': 'apiVersion: v2\nname: shop\nversion: 1.4.2\n',
      'templates/map.yaml': 'apiVersion: v1\nkind: ConfigMap\nmetadata:\n  name: shop\ndata:\n  color: {{ .Values.color }}\n',
    },
    bad: `color: blue
colour: red
`,
    good: `color: blue
`,
  },
  hoverOn: ['replicaCount', 'image'],
  equivalents: {},
});

/** `.Values` itself, as in `toYaml .Values`, `tpl … .Values`, `index .Values`. */
const passedOn = /\.Values(?![.\w])|\.AsMap|\bFiles\.(?:Get|Glob)[^}]*\|\s*tpl|tpl\s+(?:\(\s*)?\(?[.$]*\.Files|\.Subcharts/;

function isRead(name: string, text: string): boolean {
  const plain = name.replace(/[.*+?^${}()|[\]\\]/g, '\\$&');
  return new RegExp(`\\.Values\\.${plain}(?![\\w])|"${plain}"`).test(text);
}

/** The keys that dependencies and the switches for them stand below; undefined for what is no chart. */
function namesOfDependencies({ directory }: ChartValues, workspace: WorkspaceView): ReadonlySet<string> | undefined {
  const root = workspace.file(`${directory}Chart.yaml`)?.units[0]?.unit.root;
  if (!root) return undefined;
  const files = [root, workspace.file(`${directory}requirements.yaml`)?.units[0]?.unit.root];
  const names = new Set<string>(['tags']);
  for (const file of files) {
    for (const item of itemsOf(child(file && resolve(file), 'dependencies')).items) {
      for (const key of ['name', 'alias']) names.add(textOf(child(item, key)) ?? '');
      for (const condition of (textOf(child(item, 'condition')) ?? '').split(',')) names.add(condition.trim().split('.')[0] ?? '');
    }
  }
  for (const { uri } of workspace.filesBelow(`${directory}charts/`)) names.add(uri.slice(`${directory}charts/`.length).split('/')[0] ?? '');
  return names;
}
