import { placeIn } from '../../facts/pipeline/script.ts';
import type { Script } from '../../facts/pipeline/script.ts';
import type { Pipeline } from '../../facts/pipeline/types.ts';
import type { Span } from '../../syntax/tree.ts';
import { textOf } from '../../syntax/tree.ts';
import { say } from '../../texts/texts.ts';
import { defineRule, notApplicable } from '../rule.ts';
import { outcomeOf, problemAt } from './parts.ts';

const command = /::(set-output|save-state|set-env)\s+name=[^:\n]*::|::(add-path)::/g;
const files = { 'set-output': 'GITHUB_OUTPUT', 'save-state': 'GITHUB_STATE', 'set-env': 'GITHUB_ENV', 'add-path': 'GITHUB_PATH' } as const;

interface Use extends Span {
  readonly script: Script;
  readonly name: keyof typeof files;
  readonly offset: number;
}

export const deprecatedCommand = defineRule({
  id: 'deprecated-command',
  title: 'Workflow command that was withdrawn',
  family: 'pipeline',
  practice: 'process/software-integration-and-release/1/ci-adapted',
  category: 'correctness',
  default: 'on',
  subject: 'pipeline',
  crossFile: false,
  severity: 'warning',
  check(pipeline) {
    if (pipeline.system !== 'github') return notApplicable;
    return outcomeOf(
      usesOf(pipeline).map((use) =>
        problemAt(use, say`Command "${use.name}" is withdrawn; the file in $${files[use.name]} takes its place.`),
      ),
    );
  },
  fixSafety: 'safe',
  fix(pipeline, problem, { text }) {
    const use = usesOf(pipeline).find(({ start }) => start === problem.start);
    if (!use || !/^(?:(?:ba|z)?sh\b.*)?$/.test(textOf(use.script.shell) ?? '')) return undefined;
    // Only a plain `echo "::set-output name=x::y"` on a line of its own has a sure counterpart.
    const lineStart = text.lastIndexOf('\n', use.start) + 1;
    const newline = text.indexOf('\n', use.start);
    const line = text.slice(lineStart, newline < 0 ? text.length : newline).replace(/\r$/, '');
    const found =
      /(\becho\s+)(["']?)::(?:(?:set-output|save-state|set-env)\s+name=([\w.-]+)::|add-path::)((?:(?!\2)[^\n;|&<>#]|\$\([^)]*\))*)(\2)\s*$/.exec(
        line,
      );
    const [whole, echo = '', quote = '', name, value = ''] = found ?? [];
    if (!found || whole === undefined || (quote === '' && /\s$/.test(value))) return undefined;
    if (quote === '' && use.script.node.style !== 'literal' && /:\s/.test(value)) return undefined;
    const start = lineStart + found.index;
    const written = `${echo}${quote}${name === undefined ? '' : `${name}=`}${value}${quote} >> "$${files[use.name]}"`;
    if (use.script.node.style === 'double') return undefined;
    return { title: say`Write to $${files[use.name]}`, safety: 'safe', edits: [{ start, end: start + whole.length, text: written }] };
  },
  rationale:
    'These commands read any line of output that looks like them, so text from outside could set outputs and variables. GitHub has switched `set-env` and `add-path` off and announced the end of the other two; each use writes a warning into the run until it stops working.',
  how: [
    'Write outputs to `$GITHUB_OUTPUT`: `echo "version=1.4" >> "$GITHUB_OUTPUT"`.',
    'Use `$GITHUB_STATE`, `$GITHUB_ENV` and `$GITHUB_PATH` for the others in the same way.',
  ],
  example: {
    language: 'yaml',
    bad: 'on: push\njobs:\n  test:\n    runs-on: ubuntu-24.04\n    steps:\n      - run: echo "::set-output name=version::1.4"\n',
    good: 'on: push\njobs:\n  test:\n    runs-on: ubuntu-24.04\n    steps:\n      - run: echo "version=1.4" >> "$GITHUB_OUTPUT"\n',
  },
  hoverOn: ['jobs.steps.run'],
  equivalents: { actionlint: ['deprecated-commands'] },
});

function usesOf({ scripts }: Pipeline): readonly Use[] {
  return scripts.flatMap((script) =>
    [...script.code.matchAll(command)].map((match): Use => {
      const name = nameOf(match[1] ?? match[2] ?? '');
      const from = match.index + '::'.length;
      return { script, name, offset: match.index, ...placeIn(script, from, from + name.length) };
    }),
  );
}

function nameOf(text: string): keyof typeof files {
  return text === 'save-state' || text === 'set-env' || text === 'add-path' ? text : 'set-output';
}
