/**
 * `node --import tsx test/agreement/main.ts --polaris <repository> --trivy <repository> --kube-score <repository> --buildkit <repository> [--show] [--write]`:
 * runs the rules over the labelled examples of other tools, each tool optional. `--show` prints every disagreement, `--write` puts the numbers into docs/agreement.md.
 */
import { readFileSync, writeFileSync } from 'node:fs';
import { parseArgs } from 'node:util';
import { allRules } from '../../server/src/rules/index.ts';
import { buildkitExamples } from './buildkit.ts';
import { actionlintExamples } from './actionlint.ts';
import { explained } from './explained.ts';
import { kubeScoreExamples } from './kube-score.ts';
import type { Labelled } from './labelled.ts';
import { measure } from './measure.ts';
import type { Agreement, Disagreement } from './measure.ts';
import { polarisExamples } from './polaris.ts';
import { trivyExamples } from './trivy.ts';
import { zizmorExamples } from './zizmor.ts';

const { values } = parseArgs({
  options: {
    polaris: { type: 'string' },
    trivy: { type: 'string' },
    'kube-score': { type: 'string' },
    zizmor: { type: 'string' },
    actionlint: { type: 'string' },
    buildkit: { type: 'string' },
    show: { type: 'boolean', default: false },
    write: { type: 'boolean', default: false },
  },
});

const page = new URL('../../docs/agreement.md', import.meta.url);
const given: readonly (readonly [string | undefined, (folder: string) => readonly Labelled[]])[] = [
  [values.polaris, polarisExamples],
  [values.trivy, trivyExamples],
  [values['kube-score'], kubeScoreExamples],
  [values.zizmor, zizmorExamples],
  [values.actionlint, actionlintExamples],
  [values.buildkit, buildkitExamples],
];
const examples = given.flatMap(([folder, read]) => (folder === undefined ? [] : read(folder)));
const { agreements, unmapped } = await measure(examples, allRules, explained);

const families = new Map(allRules.map(({ id, family }) => [id, family]));
const rows = new Map<string, { checks: number; examples: number; differ: number; open: number }>();
for (const agreement of agreements) {
  const name = `${agreement.tool}, ${families.get(agreement.rules[0] ?? '') ?? ''}`;
  const row = rows.get(name) ?? { checks: 0, examples: 0, differ: 0, open: 0 };
  rows.set(name, row);
  row.checks++;
  row.examples += agreement.examples;
  row.differ += agreement.disagreements.length;
  row.open += openOf(agreement).length;
}
const lines = [
  '| tool, family | checks with a rule here | labelled examples | agree | differ, explained below | differ, open |',
  '| --- | --- | --- | --- | --- | --- |',
  ...[...rows].map(([name, row]) => {
    const share = ((100 * (row.examples - row.differ)) / row.examples).toFixed(1);
    return `| ${name} | ${String(row.checks)} | ${String(row.examples)} | ${share} % | ${String(row.differ - row.open)} | ${String(row.open)} |`;
  }),
];
console.log(lines.join('\n'));
console.log(`\nChecks without a rule here: ${String(unmapped.length)}${values.show ? `\n  ${unmapped.join('\n  ')}` : ''}`);
for (const agreement of agreements) if (values.show || openOf(agreement).length > 0) show(agreement);

if (values.write) {
  const [head = ''] = readFileSync(page, 'utf8').split('<!-- numbers -->');
  const settled = agreements.flatMap(({ disagreements }) => disagreements.filter(({ reason }) => reason !== undefined));
  const reasons = [
    '| tool | check | example | it says | why ours differs |',
    '| --- | --- | --- | --- | --- |',
    ...settled.map(
      ({ labelled: { tool, check, example, label }, reason = '' }) =>
        `| ${[tool, `\`${check}\``, `\`${example}\``, label, reason].join(' | ')} |`,
    ),
  ];
  writeFileSync(page, `${head}<!-- numbers -->\n\n${lines.join('\n')}\n\n${reasons.join('\n')}\n`);
}

function openOf({ disagreements }: Agreement): readonly Disagreement[] {
  return disagreements.filter(({ reason }) => reason === undefined);
}

function show({ tool, check, rules, examples: count, disagreements }: Agreement): void {
  console.log(`\n${tool} ${check} (${rules.join(', ')}): ${String(disagreements.length)} of ${String(count)} differ`);
  for (const { labelled, messages, reason } of disagreements)
    console.log(`  ${labelled.label}  ${labelled.example}  ${messages.join(' · ')}${reason === undefined ? '' : `  [${reason}]`}`);
}
