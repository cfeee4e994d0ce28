import { isTemplated } from '../../facts/pipeline/expressions.ts';
import { placeIn } from '../../facts/pipeline/script.ts';
import type { Script } from '../../facts/pipeline/script.ts';
import type { Step } from '../../facts/pipeline/types.ts';
import type { ShellWord } from '../../syntax/shell/tree.ts';
import { child } from '../../syntax/tree.ts';
import { say } from '../../texts/texts.ts';
import { defineRule, notApplicable } from '../rule.ts';
import type { Problem } from '../rule.ts';
import { neverRuns, outcomeOf, problemAt } from './parts.ts';

interface Installer {
  /** What a command begins with that installs: alternatives for each of its first words. */
  readonly command: readonly RegExp[];
  /** A word that must be among the others. */
  readonly needs?: RegExp;
  readonly pinned: RegExp;
  /** Words that say where versions come from. */
  readonly off: RegExp;
  /** Options that take a value. */
  readonly valued: RegExp;
}

const pip: Omit<Installer, 'command'> = {
  pinned: /[=<>~!]=|@|[<>]\d|^(?:pip|setuptools|wheel|build|virtualenv|pipx|uv)$/,
  off: /^(?:-c|--constraints?|--require-hashes|-e|--editable|--no-index|--find-links)\b/,
  valued:
    /^(?:-r|--requirement|-i|--index-url|--extra-index-url|-t|--target|--prefix|--python|--root|--timeout|--retries|--user-agent|--upgrade-strategy|--with)$/,
};

const installers: readonly Installer[] = [
  { command: [/^(?:pip3?|pipx)$/, /^install$/], ...pip },
  { command: [/^python3?(?:\.\d+)?$/, /^-m$/, /^pip$/, /^install$/], ...pip },
  { command: [/^uv$/, /^(?:pip|tool)$/, /^install$/], ...pip },
  {
    command: [/^npm$/, /^(?:install|i|add)$/],
    needs: /^(?:-g|--global)$/,
    pinned: /.@(?!latest$|next$)[^/]+$|[/\\]|\.tgz$/,
    off: /^$/,
    valued: /^(?:--prefix|--registry)$/,
  },
  {
    command: [/^go$/, /^install$/],
    pinned: /@(?!latest$|master$|main$)|^\.|^[^/.]+$|^[^@]+$/,
    off: /^$/,
    valued: /^-(?:ldflags|tags|mod|o)$/,
  },
  {
    command: [/^cargo$/, /^install$/],
    pinned: /@/,
    off: /^--(?:version|vers|path|rev|tag)\b/,
    valued: /^--(?:features|git|branch|root|target|profile|registry|bin|example)$/,
  },
  {
    command: [/^gem$/, /^install$/],
    pinned: /:|\.gem$/,
    off: /^(?:-v|--version)\b/,
    valued: /^(?:-i|--install-dir|-n|--bindir|--source|-s|--platform)$/,
  },
];

/** Actions that install the newest release of a tool unless told otherwise. */
const needVersion: ReadonlySet<string> = new Set([
  'aquasecurity/setup-trivy',
  '1password/load-secrets-action',
  '1password/install-cli-action',
]);

export const ciToolUnpinned = defineRule({
  id: 'ci-tool-unpinned',
  title: 'Build tool without a fixed version',
  family: 'pipeline',
  practice: 'technology/container-and-runtime-management/2/base-image-rules',
  category: 'supply-chain',
  default: 'on',
  subject: 'pipeline',
  crossFile: false,
  severity: 'warning',
  check(pipeline) {
    if (pipeline.scripts.length === 0 && pipeline.steps.length === 0) return notApplicable;
    const idle = new Set(pipeline.steps.filter(neverRuns).map(({ node }) => node));
    const scripts = pipeline.scripts.filter(({ step }) => step === undefined || !idle.has(step));
    const steps = pipeline.steps.filter(({ node }) => !idle.has(node));
    return outcomeOf([...scripts.flatMap(installsIn), ...setups(steps)]);
  },
  fixSafety: null,
  rationale:
    'A tool that is installed at its newest version can change what a build does from one run to the next, and a release that its author never made runs in the pipeline within minutes. `pip`, `setuptools` and `wheel` themselves are left out, as are requirement, constraint and lock files, Go tools of the module itself and system packages.',
  how: [
    'Write the version: `pip install ruff==0.14.4`, `npm install -g vercel@48.6.0`, `go install example.com/tool@v1.4.2`.',
    'Better, list tools in a lock file and install from that, so that a dependency updater raises them.',
  ],
  example: {
    language: 'yaml',
    bad: 'on: push\njobs:\n  lint:\n    runs-on: ubuntu-24.04\n    steps:\n      - run: pip install ruff\n',
    good: 'on: push\njobs:\n  lint:\n    runs-on: ubuntu-24.04\n    steps:\n      - run: pip install ruff==0.14.4\n',
  },
  hoverOn: ['jobs.steps.run', 'script'],
  equivalents: { zizmor: ['unpinned-tools'], scorecard: ['Pinned-Dependencies'] },
});

function installsIn(script: Script): readonly Problem[] {
  return script.commands.flatMap(({ words }) => installers.flatMap((installer) => newest(words, installer, script)));
}

/** The first package of an installing command that comes in no certain version. */
function newest(words: readonly ShellWord[], { command, needs, pinned, off, valued }: Installer, script: Script): readonly Problem[] {
  if (!command.every((pattern, i) => pattern.test(nameOf(words[i], i)))) return [];
  const rest = words.slice(command.length);
  if (needs && !rest.some(({ text }) => needs.test(text))) return [];
  if (rest.some(({ text, known }) => !known || off.test(text) || text.includes('%') || text.includes('${{'))) return [];
  const packages = rest.filter(({ text }, i) => !valued.test(rest[i - 1]?.text ?? '') && /^@?[A-Za-z]/.test(text));
  const found = packages.find(({ text }) => !pinned.test(text) && !isPath(text));
  if (!found) return [];
  const at = found.end - found.start > found.text.length ? found.start + 1 : found.start;
  const name = found.text.replace(/@latest$/, '');
  return [
    problemAt(
      placeIn(script, at, at + found.text.length),
      say`Package "${name}" is installed at whatever version is the newest on that day.`,
    ),
  ];
}

function nameOf(word: ShellWord | undefined, index: number): string {
  const text = word?.known === true ? word.text : '';
  return index === 0 ? text.slice(text.lastIndexOf('/') + 1) : text;
}

function isPath(text: string): boolean {
  return /[/\\](?!.*@latest)/.test(text.replace(/^@[\w.-]+\//, '')) || /\.(?:whl|zip|gz|txt)$/.test(text);
}

function setups(steps: readonly Step[]): readonly Problem[] {
  return steps.flatMap(({ action, use, inputs }): readonly Problem[] => {
    if (action === undefined || !use || !needVersion.has(action)) return [];
    const version = child(inputs, 'version');
    if (version === undefined)
      return [problemAt(use.node, say`Action "${action}" installs the newest version of its tool, as none is named.`)];
    return version.kind === 'scalar' && !isTemplated(version.text) && version.text === 'latest'
      ? [problemAt(version, say`Action "${action}" installs whatever version is the newest on that day.`)]
      : [];
  });
}
