import { say } from '../../texts/texts.ts';
import { hasFlag, invocationAt, invocationsOf, isInImage, judgeEach, mountsAt, removes, runOf, variableAt } from './commands.ts';
import { pip } from './package-tools.ts';
import { fixOf, flagAfter } from './shell-edit.ts';
import { defineRule, notApplicable } from '../rule.ts';

export const pipNoCacheDirMissing = defineRule({
  id: 'pip-no-cache-dir-missing',
  title: 'Cache of pip left in the layer',
  family: 'dockerfile',
  practice: 'technology/container-and-runtime-management/2/container-hygiene',
  category: 'efficiency',
  default: 'on',
  subject: 'instruction',
  crossFile: false,
  severity: 'warning',
  check(instruction) {
    const run = runOf(instruction);
    if (!run || !isInImage(instruction)) return notApplicable;
    return judgeEach(instruction, pip, /^install$/, (invocation) => {
      const { subcommand, open, name } = invocation;
      if (!subcommand) return undefined;
      if (hasFlag(invocation, '', '--no-cache-dir') || switchedOff(variableAt(run, 'PIP_NO_CACHE_DIR'))) return 'met';
      if (mountsAt(run, /^(?:cache|tmpfs)$/).length > 0 || invocationsOf(run, pip, /^cache$/).length > 0) return 'met';
      const removed = removes(run.script, /\.cache|\/root\/\*/);
      if (removed !== false) return removed ? 'met' : 'unknown';
      if (open || variableAt(run, 'PIP_CACHE_DIR') !== undefined) return 'unknown';
      const { start, end } = subcommand;
      return { start, end, message: say`Command "${name} install" leaves what it downloads in its cache, and with it in the layer.` };
    });
  },
  fixSafety: 'safe',
  fix(instruction, problem) {
    const invocation = invocationAt(instruction, pip, problem);
    return invocation && fixOf(say`Add --no-cache-dir`, 'safe', flagAfter(instruction, invocation, '--no-cache-dir'));
  },
  rationale:
    'pip keeps what it downloads and builds below `~/.cache/pip`, so the layer holds each package twice. The cache helps a developer who installs again; an image never does. Stages that are only copied from are not judged, nor are RUNs that mount a cache.',
  how: [
    'Add `--no-cache-dir` to `pip install`, or set `ENV PIP_NO_CACHE_DIR=1` once for the file.',
    'Or keep the cache outside of the image, which makes builds faster as well: `RUN --mount=type=cache,target=/root/.cache/pip`.',
  ],
  example: {
    language: 'dockerfile',
    bad: 'FROM python:3.13-slim\nRUN pip install -r requirements.txt\n',
    good: 'FROM python:3.13-slim\nRUN pip install --no-cache-dir -r requirements.txt\n',
  },
  hoverOn: ['RUN'],
  equivalents: { hadolint: ['DL3042'] },
});

/** pip reads 0 the wrong way round in old versions only: any value counts as off but an empty one. */
function switchedOff(value: string | undefined): boolean {
  return value !== undefined && value !== '';
}
