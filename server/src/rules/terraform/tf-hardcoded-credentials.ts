import { say } from '../../texts/texts.ts';
import { credentialsIn } from './credentials.ts';
import { scopeOf } from './scope.ts';
import { defineRule, met, notApplicable, unknown, unmet } from '../rule.ts';
import type { Edit, Problem } from '../rule.ts';
import { lineBreakOf } from './text.ts';

export const tfHardcodedCredentials = defineRule({
  id: 'tf-hardcoded-credentials',
  title: 'Credential written into the code',
  practice: 'policy/policy-creation/1/minimum-for-production',
  category: 'security',
  default: 'on',
  fixSafety: 'review',
  family: 'terraform',
  subject: 'terraform-file',
  crossFile: true,
  severity: 'warning',
  check(file, { workspace }) {
    const scope = scopeOf(file.directory, workspace);
    if (!scope) return unknown;
    if (!file.blocks.some(({ type }) => type === 'provider' || type === 'resource')) return notApplicable;
    const [first, ...rest] = credentialsIn(file).map(({ start, end, message }): Problem => ({ start, end, message }));
    return first ? unmet(first, ...rest) : met;
  },
  fix(file, problem, { text, workspace }) {
    const found = credentialsIn(file).find(({ start }) => start === problem.start);
    const module = workspace.terraformModule(file.directory);
    if (!found?.variable || !module || file.uri.endsWith('.json')) return undefined;
    const declared = module.files.some(({ blocks }) =>
      blocks.some(({ type, labels }) => type === 'variable' && labels[0] === found.variable),
    );
    const lineBreak = lineBreakOf(text);
    const lines = [`variable "${found.variable}" {`, '  type      = string', '  sensitive = true', '}'];
    const block = `${text.endsWith('\n') ? '' : lineBreak}${lineBreak}${lines.join(lineBreak)}${lineBreak}`;
    const use: Edit = { start: found.start, end: found.end, text: `var.${found.variable}` };
    return {
      title: say`Take it from the variable ${found.variable}`,
      safety: 'review',
      edits: declared ? [use] : [use, { start: text.length, end: text.length, text: block }],
    };
  },
  rationale:
    'A key in the code is readable for everyone who can read the repository, in every copy and for good. It is also the same in each environment. Placeholders and values that come from elsewhere are not judged.',
  how: [
    'Take the value from a secret store (a data source or an ephemeral resource) or from a variable marked as sensitive.',
    'Leave the keys of cloud providers out: the environment or workload identity provides them.',
    'Replace the credential: it has been published.',
  ],
  example: {
    language: 'hcl',
    bad: 'provider "aws" {\n  region     = "eu-central-1"\n  access_key = "AKIAQWERTYUIOPASDFGH"\n}\n',
    good: 'provider "aws" {\n  region = "eu-central-1"\n}\n',
  },
  hoverOn: ['provider.access_key', 'provider.secret_key'],
  equivalents: { checkov: ['CKV_AWS_41', 'CKV_AWS_46', 'CKV_AWS_45'], trivy: ['AWS-0029', 'AWS-0129'] },
});
