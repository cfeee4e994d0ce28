import { expressionsIn } from '../../facts/pipeline/expressions.ts';
import { placeIn } from '../../facts/pipeline/script.ts';
import type { Pipeline, Step } from '../../facts/pipeline/types.ts';
import { say } from '../../texts/texts.ts';
import { defineRule, notApplicable } from '../rule.ts';
import type { Problem } from '../rule.ts';
import { outcomeOf, problemAt } from './parts.ts';
import { environmentOf, untrustedIn, untrustedText } from './untrusted.ts';

const write =
  /^.*(?:>>?\s*["']?\$\{?(GITHUB_ENV|GITHUB_PATH)\b|\btee\s+(?:-a\s+|--append\s+)?["']?\$\{?(GITHUB_ENV|GITHUB_PATH)\b|\$env:(GITHUB_ENV|GITHUB_PATH)\b).*$/gim;

/** `[[ "$NUMBER" =~ ^[0-9]+$ ]]`: a pattern that lets no line break through. */
const check = /\[\[\s*["']?\$\{?([A-Za-z_]\w*)\}?["']?\s*=~\s*\^(?:\[[\w.\-/]+\](?:[+*?]|\{[\d,]+\})?|\\\.|[\w/-])+\$\s*\]\]/g;

export const githubEnvWrite = defineRule({
  id: 'github-env-write',
  title: 'Text from outside sets the environment',
  family: 'pipeline',
  practice: 'technology/security-and-policy/1/pipeline-protected',
  category: 'security',
  default: 'on',
  subject: 'pipeline',
  crossFile: false,
  severity: 'warning',
  check(pipeline) {
    if (pipeline.system !== 'github') return notApplicable;
    return outcomeOf(pipeline.steps.flatMap((step) => problemsOf(step, pipeline)));
  },
  fixSafety: null,
  rationale:
    'What a step writes to `GITHUB_ENV` or `GITHUB_PATH` rules all later steps of the job. A title or branch name with a line break in it can set `LD_PRELOAD`, `NODE_OPTIONS` or put a folder in front of the path, and so run code with the secrets of the job.',
  how: [
    'Write values from outside to `GITHUB_OUTPUT` instead, and hand them to single steps in `env`.',
    'Where a variable must be set, check the value against a narrow pattern first, such as `^[0-9]+$`.',
  ],
  example: {
    language: 'yaml',
    bad: 'on: pull_request_target\njobs:\n  label:\n    runs-on: ubuntu-24.04\n    steps:\n      - run: echo "TITLE=$TITLE" >> "$GITHUB_ENV"\n        env:\n          TITLE: ${{ github.event.pull_request.title }}\n',
    good: 'on: pull_request_target\njobs:\n  label:\n    runs-on: ubuntu-24.04\n    steps:\n      - run: echo "number=$NUMBER" >> "$GITHUB_OUTPUT"\n        env:\n          NUMBER: ${{ github.event.pull_request.number }}\n',
  },
  hoverOn: ['jobs.steps.run'],
  equivalents: { zizmor: ['github-env'] },
});

function problemsOf(step: Step, pipeline: Pipeline): readonly Problem[] {
  const { script } = step;
  if (!script) return [];
  const values = environmentOf(step, pipeline);
  const tainted = new Map<string, string>();
  for (const [name, value] of values) {
    const context = untrustedText(value);
    if (context !== undefined) tainted.set(name, context);
  }
  const checked = new Set([...script.code.matchAll(check)].map(([, name = '']) => name.toLowerCase()));
  for (const name of checked) tainted.delete(name);
  // A variable made from a tainted one is tainted itself.
  for (const [, name = '', value = ''] of script.code.matchAll(/^[^\S\n]*(?:export\s+|local\s+)?([A-Za-z_]\w*)=(.*)$/gm)) {
    const context = contextOf(value, tainted, values);
    if (context !== undefined && !/^["']?\d+["']?$/.test(value) && !checked.has(name.toLowerCase()))
      tainted.set(name.toLowerCase(), context);
  }
  return [...script.code.matchAll(write)].flatMap((match) => {
    const context = contextOf(match[0], tainted, values);
    if (context === undefined) return [];
    const file = match[1] ?? match[2] ?? match[3] ?? 'GITHUB_ENV';
    const at = match.index + match[0].toUpperCase().lastIndexOf(file.toUpperCase());
    return [
      problemAt(
        placeIn(script, at, at + file.length),
        say`Whoever writes \`${context}\` can change what later steps run: it reaches ${file.toUpperCase()}.`,
      ),
    ];
  });
}

function contextOf(line: string, tainted: ReadonlyMap<string, string>, values: ReadonlyMap<string, string>): string | undefined {
  for (const expression of expressionsIn(line)) {
    const context = untrustedIn(expression, values);
    if (context !== undefined) return context;
  }
  for (const [, name = ''] of line.matchAll(/\$(?:env:)?\{?([A-Za-z_]\w*)/gi)) {
    const context = tainted.get(name.toLowerCase());
    if (context !== undefined) return context;
  }
  return undefined;
}
