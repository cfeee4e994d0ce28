import { say } from '../../texts/texts.ts';
import { instructionsBefore, judgeEach } from './commands.ts';
import { go } from './package-tools.ts';
import { fixOf } from './shell-edit.ts';
import { defineRule } from '../rule.ts';

const remote = /^[\w-]+(?:\.[\w-]+)+\/[^\s]+$/;
const moving = /^(?:latest|upgrade|patch|main|master|HEAD|head)$/;

export const goInstallVersionUnpinned = defineRule({
  id: 'go-install-version-unpinned',
  title: 'Go program without a version',
  family: 'dockerfile',
  practice: 'technology/container-and-runtime-management/2/base-image-rules',
  category: 'supply-chain',
  default: 'on',
  subject: 'instruction',
  crossFile: false,
  severity: 'warning',
  check(instruction) {
    // With the sources there, go.mod may say which version is meant.
    const hasModule = (): boolean => instructionsBefore(instruction).some(({ keyword }) => keyword === 'COPY' || keyword === 'ADD');
    return judgeEach(instruction, go, /^(?:install|get|run)$/, ({ operands, subcommand }) => {
      const program = operands.find(({ text }) => remote.test(text));
      if (!program || !subcommand) return undefined;
      const [path = '', version] = program.text.split('@');
      if (version !== undefined && !moving.test(version)) return 'met';
      if (version === undefined && (hasModule() || !program.known)) return 'unknown';
      const { start, end } = program;
      const what = version === undefined ? say`without a version` : say`at "${version}", which moves`;
      return { start, end, message: say`Command "go ${subcommand.text}" takes "${path}" ${what}.` };
    });
  },
  fixSafety: 'review',
  fix(_instruction, { start, end }, { text }) {
    const written = text.slice(start, end);
    const quoted = /^(["'])(.*)\1$/.exec(written);
    const path = (quoted?.[2] ?? written).split('@')[0] ?? '';
    if (path.includes('$')) return undefined;
    const quote = quoted?.[1] ?? '';
    return fixOf(say`Name a version`, 'review', {
      start,
      end,
      text: `${quote}${path}@v1.0.0${quote}`,
      snippet: `${quote}${path}@\${1:v1.0.0}${quote}`,
    });
  },
  rationale:
    '`@latest` and the name of a branch stand for another commit each day, so the tool that builds or tests the code changes without notice. Outside of a module Go refuses a path without a version altogether. Where sources were copied before, `go.mod` may hold the version, and nothing is said.',
  how: [
    'Write the version behind the path: `go install golang.org/x/tools/cmd/goimports@v0.38.0`.',
    'Inside a module, keep tools as `tool` lines in `go.mod` and run `go install tool`.',
  ],
  example: {
    language: 'dockerfile',
    bad: 'FROM golang:1.25\nRUN go install golang.org/x/tools/cmd/goimports@latest\n',
    good: 'FROM golang:1.25\nRUN go install golang.org/x/tools/cmd/goimports@v0.38.0\n',
  },
  hoverOn: ['RUN'],
  equivalents: { hadolint: ['DL3062'] },
});
