import { expressionsIn } from '../../facts/pipeline/expressions.ts';
import type { Pipeline, Step } from '../../facts/pipeline/types.ts';
import { at, child, entryOf, textOf } from '../../syntax/tree.ts';
import type { ScalarNode } from '../../syntax/tree.ts';
import { say } from '../../texts/texts.ts';
import { defineRule, notApplicable } from '../rule.ts';
import type { Problem } from '../rule.ts';
import { outcomeOf, problemAt, scalarsIn } from './parts.ts';

export const obfuscationMisfeature = defineRule({
  id: 'obfuscation-misfeature',
  title: 'Construct that hides what a workflow does',
  family: 'pipeline',
  practice: 'process/software-integration-and-release/2/quality-measured',
  category: 'operability',
  default: 'optional',
  subject: 'pipeline',
  crossFile: false,
  severity: 'warning',
  options: {
    names: { default: false, description: 'Report workflows and jobs without a `name` too.' },
  },
  check(pipeline, { options }) {
    if (pipeline.system !== 'github') return notApplicable;
    return outcomeOf([
      ...pipeline.steps.flatMap((step) => [...detours(step), ...hiddenInputs(step), ...pipInstall(step)]),
      ...shells(pipeline),
      ...constants(pipeline),
      ...(options.names ? nameless(pipeline) : []),
    ]);
  },
  fixSafety: null,
  rationale:
    'A path such as `actions/cache/save/../restore`, inputs that come out of one expression, and expressions that always yield the same value hide from readers and from tools what runs. `shell: cmd` has no grammar that tools could read, and `pip-install` of setup-python installs into the Python of the system.',
  how: [
    'Write the path of the action, each input and each constant as they are.',
    'Use `shell: pwsh` or `shell: bash` on Windows.',
    'Install Python packages in a step of their own, into a virtual environment.',
  ],
  example: {
    language: 'yaml',
    bad: 'on: push\njobs:\n  test:\n    runs-on: ubuntu-24.04\n    steps:\n      - uses: actions/checkout/./@v5\n',
    good: 'on: push\njobs:\n  test:\n    runs-on: ubuntu-24.04\n    steps:\n      - uses: actions/checkout@v5\n',
  },
  hoverOn: ['jobs.steps.uses', 'jobs.steps.shell'],
  equivalents: { zizmor: ['obfuscation', 'misfeature', 'anonymous-definition'] },
});

function detours({ use }: Step): readonly Problem[] {
  if (use?.kind !== 'repository') return [];
  const [, , ...below] = (use.text.split('@')[0] ?? '').split('/');
  return below.some((part) => part === '' || part === '.' || part === '..')
    ? [problemAt(use.node, say`The path of this action takes a detour that hides which action is meant.`)]
    : [];
}

function hiddenInputs({ use, inputs }: Step): readonly Problem[] {
  return use?.kind === 'repository' && inputs?.kind === 'scalar' && inputs.text.includes('${{')
    ? [problemAt(inputs, say`All inputs of this action come out of one expression, so nobody can read what it is told.`)]
    : [];
}

function pipInstall({ action, inputs }: Step): readonly Problem[] {
  const entry = action === 'actions/setup-python' && inputs?.kind === 'map' ? entryOf(inputs, 'pip-install') : undefined;
  return entry
    ? [problemAt(entry.key, say`Input \`pip-install\` installs into the Python of the system, and not into a virtual environment.`)]
    : [];
}

function shells({ node, workflow, steps }: Pipeline): readonly Problem[] {
  const defaults = [node, ...(workflow?.jobs ?? []).map((job) => job.node)].map((holder) => at(holder, 'defaults', 'run', 'shell'));
  return [...defaults, ...steps.map((step) => child(step.node, 'shell'))].flatMap((shell) =>
    shell?.kind === 'scalar' && /^cmd(?:\.exe)?\b/i.test(shell.text)
      ? [problemAt(shell, say`The shell \`cmd\` has no grammar that tools can read; \`pwsh\` and \`bash\` have.`)]
      : [],
  );
}

/** Expressions without anything that could differ. */
function constants(pipeline: Pipeline): readonly Problem[] {
  const seen = new Set<ScalarNode>();
  return scalarsIn(pipeline.node).flatMap((scalar) => {
    const found = expressionsIn(scalar.text).find(({ text }) => isConstant(text));
    if (!found || seen.has(scalar)) return [];
    seen.add(scalar);
    return [problemAt(scalar, say`Expression \`${scalar.text.slice(found.start, found.end)}\` always yields the same: write its value.`)];
  });
}

const token =
  /'(?:[^']|'')*'|(?<![\w.])(?:true|false|null|-?\d+(?:\.\d+)?)(?![\w.])|\b(?:contains|startsWith|endsWith|format)\s*\(|[\s,()!]|&&|\|\||[<>=]=?/gi;

function isConstant(text: string): boolean {
  return text !== '' && text.length < 500 && text.replace(token, '') === '';
}

function nameless({ workflow, anchor }: Pipeline): readonly Problem[] {
  if (!workflow) return [];
  const own = workflow.name === undefined ? [problemAt(anchor, say`This workflow has no name, so lists show its path.`)] : [];
  const jobs = workflow.jobs.filter(({ node }) => node?.kind === 'map' && textOf(child(node, 'name')) === undefined);
  return [...own, ...jobs.map(({ id, key }) => problemAt(key, say`Job "${id}" has no name of its own.`))];
}
