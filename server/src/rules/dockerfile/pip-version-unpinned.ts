import { pip } from './package-tools.ts';
import { hasFlag, variableAt, type Invocation } from './commands.ts';
import type { ShellWord } from '../../syntax/shell/tree.ts';
import { judgeVersions, type Pinning } from './versions.ts';
import { defineRule } from '../rule.ts';

const installers: ReadonlySet<string> = new Set(['pip', 'setuptools', 'wheel']);
const pinned = /[=<>~!]=|[<>]|@|\.(?:whl|zip|tar\.gz|tgz)$/;

function pinningOf(word: ShellWord, { flags, run }: Invocation): Pinning {
  if (installers.has(word.text) || !/^[A-Za-z0-9$"]/.test(word.text) || (word.text.includes('/') && !word.text.includes('[')))
    return 'skip';
  if (hasFlag({ flags }, 'c', '--constraint') || variableAt(run, 'PIP_CONSTRAINT') !== undefined) return 'pinned';
  return pinned.test(word.text) ? 'pinned' : 'open';
}

export const pipVersionUnpinned = defineRule({
  id: 'pip-version-unpinned',
  title: 'Python package without a version',
  family: 'dockerfile',
  practice: 'technology/container-and-runtime-management/2/base-image-rules',
  category: 'supply-chain',
  default: 'on',
  subject: 'instruction',
  crossFile: false,
  severity: 'warning',
  check(instruction) {
    return judgeVersions(instruction, pip, /^(?:install|download|wheel)$/, pinningOf);
  },
  fixSafety: null,
  rationale:
    'pip takes the newest version of a package that is named alone, so the image of tomorrow may hold another one than the image that was tested. Requirement files, constraints, local folders and direct addresses are not judged, nor are pip, setuptools and wheel themselves.',
  how: [
    'Name a version, `flask==3.1.2`, or better: list all of them in a requirements file.',
    'Make that file with `pip-compile --generate-hashes` or `uv pip compile`, so that what packages depend on is fixed as well.',
  ],
  example: {
    language: 'dockerfile',
    bad: 'FROM python:3.13-slim\nRUN pip install --no-cache-dir flask\n',
    good: 'FROM python:3.13-slim\nRUN pip install --no-cache-dir flask==3.1.2\n',
  },
  hoverOn: ['RUN'],
  equivalents: { hadolint: ['DL3013'] },
});
