import { say } from '../../texts/texts.ts';
import { declarationsIn } from './declared.ts';
import { defineRule, met, notApplicable, unknown, unmet } from '../rule.ts';
import type { Problem } from '../rule.ts';
import { isWhole } from './module.ts';
import { usesIn } from './uses.ts';
import { lineBreakOf, lineEnd, lineStart } from './text.ts';

export const tfUnusedDeclaration = defineRule({
  id: 'tf-unused-declaration',
  title: 'Declared, but never used',
  practice: 'process/software-integration-and-release/2/quality-measured',
  category: 'operability',
  default: 'on',
  fixSafety: 'safe',
  family: 'terraform',
  subject: 'terraform-file',
  crossFile: true,
  severity: 'warning',
  check(file, { workspace }) {
    const module = workspace.terraformModule(file.directory);
    if (!module) return unknown;
    if (!module.files.includes(file)) return notApplicable;
    const declared = declarationsIn(file, module);
    // Nothing but variables: what uses them is put beside them later.
    if (declared.length === 0 || module.files.every(({ blocks }) => blocks.every(({ type }) => type === 'variable'))) return notApplicable;
    if (!isWhole(module)) return unknown;
    const uses = usesIn(module);
    const [first, ...rest] = declared
      .filter(({ names }) => !names.some((name) => uses.has(name)))
      .map(({ start, end, says }): Problem => ({ start, end, message: unused(says) }));
    return first ? unmet(first, ...rest) : met;
  },
  fix(file, problem, { text, workspace }) {
    const module = workspace.terraformModule(file.directory);
    const found =
      module && declarationsIn(file, module).find(({ start, says }) => start === problem.start && problem.message === unused(says));
    if (!found) return undefined;
    const start = lineStart(text, found.whole.start);
    const stop = lineEnd(text, found.whole.end);
    if (
      text.slice(start, found.whole.start).trim() !== '' ||
      !/^[ \t]*$/.test(text.slice(found.whole.end, stop)) ||
      /#|\/\/|\/\*/.test(text.slice(start, stop))
    )
      return undefined;
    const lineBreak = lineBreakOf(text);
    let end = text.startsWith(lineBreak, stop) ? stop + lineBreak.length : stop;
    if (text.startsWith(lineBreak, end) && (start === 0 || text.slice(0, start).endsWith(lineBreak + lineBreak))) end += lineBreak.length;
    return { title: say`Remove it`, safety: found.given ? 'review' : 'safe', edits: [{ start, end, text: '' }] };
  },
  rationale:
    'What nobody uses still has to be read, and an input that does nothing misleads whoever sets it. A data source that is not used costs a request on every plan and fails it when the thing is gone. A data source that does something when it is read, such as `archive_file`, is left alone.',
  how: [
    'Remove the block, and for variables what callers and `.tfvars` files set.',
    'Keep a data source that only proves that something exists as a `check` block.',
  ],
  example: {
    language: 'hcl',
    bad: 'locals {\n  region = "eu-central-1"\n}\n',
    good: 'locals {\n  region = "eu-central-1"\n}\n\noutput "region" {\n  value = local.region\n}\n',
  },
  hoverOn: ['variable.default', 'locals.name'],
  equivalents: { tflint: ['terraform_unused_declarations', 'terraform_unused_required_providers'] },
});

function unused(says: string): string {
  return say`${says} is never used.`;
}
