/** docs/rules/<id>.md: the page of one rule. */
import { familyNames } from '../../server/src/cli/rules.ts';
import type { SubjectKind } from '../../server/src/facts/types.ts';
import { expectationOf } from '../../server/src/features/expectation.ts';
import { practiceById } from '../../server/src/model/model.ts';
import type { Rule } from '../../server/src/rules/rule.ts';
import type { GeneratedFile } from './files.ts';
import { codeBlock, escaped, link, page, table } from './markdown.ts';

/** What a rule looks at, by its subject. */
export const subjectNames: Readonly<Record<SubjectKind, string>> = {
  object: 'each Kubernetes object',
  workload: 'each workload',
  container: 'each container of each workload',
  dockerfile: 'each Dockerfile',
  stage: 'each build stage',
  instruction: 'each instruction of a Dockerfile',
  service: 'each service of a Compose file',
  'terraform-file': 'each Terraform module',
  'module-call': 'each call of a Terraform module',
  resource: 'each resource of a Terraform module',
  'terraform-block': 'each variable, output, provider and settings block of a Terraform module',
  chart: 'each Helm chart',
  values: 'the values of each Helm chart',
  kustomization: 'each kustomization',
  workflow: 'each workflow',
  'action-use': 'each use of an action',
  pipeline: 'each pipeline',
  document: 'each YAML document of a manifest, a kustomization, a chart or its values',
};

export function rulePagePath(id: string): string {
  return `docs/rules/${id}.md`;
}

export function rulePage(rule: Rule): GeneratedFile {
  const { levelText, sectionName, link: section } = expectationOf(rule);
  const statement = practiceById(rule.practice)?.statement;
  if (statement === undefined) throw new Error(`${rule.id}: the model has no practice ${rule.practice}.`);
  const tools = Object.entries(rule.equivalents);
  const text = page([
    `# ${escaped(rule.title)}`,
    table(
      ['', ''],
      [
        ['Rule', `\`${rule.id}\``],
        ['Expected', `from ${levelText} on: ${escaped(statement)}`],
        ['Section', link(sectionName, section)],
        ['Looks at', `${subjectNames[rule.subject]}${rule.crossFile ? ', together with the other files' : ''}`],
        ['Family', familyNames[rule.family]],
        ['Category', rule.category],
        ['Default', rule.default],
        ['Fix', rule.fixSafety === null ? 'none' : `[${rule.fixSafety}](../rules.md#fixes)`],
      ],
    ),
    '## Why it matters',
    rule.rationale,
    '## How to get there',
    rule.how.map((step, index) => `${String(index + 1)}. ${step}`).join('\n'),
    '## Example',
    'Missed:',
    codeBlock(rule.example.bad, rule.example.language),
    'Met:',
    codeBlock(rule.example.good, rule.example.language),
    '## Accepting it',
    codeBlock(`# cnmaturity-ignore: ${rule.id} <reason>`, rule.example.language),
    ...(tools.length === 0
      ? []
      : [
          '## In other tools',
          table(
            ['Tool', 'Checks'],
            tools.map(([tool, ids]) => [escaped(tool), ids.map((id) => `\`${id}\``).join(', ')]),
          ),
        ]),
  ]);
  return { path: rulePagePath(rule.id), text };
}
