import { placeIn } from '../../facts/pipeline/script.ts';
import type { Script } from '../../facts/pipeline/script.ts';
import type { ShellCommand, ShellWord } from '../../syntax/shell/tree.ts';
import { say } from '../../texts/texts.ts';
import { defineRule, notApplicable } from '../rule.ts';
import type { Problem } from '../rule.ts';
import { neverRuns, outcomeOf, problemAt } from './parts.ts';

interface Manager {
  /** Subcommands that install or add what is named behind them. */
  readonly adds: RegExp;
  /** Options that take a value. */
  readonly valued: RegExp;
  /** Options that say where packages come from. */
  readonly off: RegExp;
}

const valuedOfNpm = /^(?:--prefix|-C|--dir|--registry|--tag|-w|--workspace|--filter|-F|--cwd|--cache|--loglevel)$/;

const managers: ReadonlyMap<string, Manager> = new Map([
  ['npm', { adds: /^(?:i|in|ins|inst|insta|instal|install|isnt|isnta|isntal|isntall|add)$/, valued: valuedOfNpm, off: /^$/ }],
  ['pnpm', { adds: /^(?:i|install|add)$/, valued: valuedOfNpm, off: /^$/ }],
  ['yarn', { adds: /^add$/, valued: valuedOfNpm, off: /^$/ }],
  [
    'gem',
    {
      adds: /^(?:i|install)$/,
      valued: /^(?:-v|--version|-i|--install-dir|-n|--bindir|-s|--source|--platform|-P|--trust-policy)$/,
      off: /^(?:-g|--file)\b/,
    },
  ],
  [
    'bundle',
    { adds: /^add$/, valued: /^(?:-v|--version|-g|--group|-s|--source|--git|--github|--branch|--ref|--path|-r|--require)$/, off: /^$/ },
  ],
]);

/** What brings the lock file's own tool. */
const managing = /^(?:npm|pnpm|yarn|corepack|bundler|rubygems-update)(?:@.*|:.*)?$/;

export const ciPackageAdhoc = defineRule({
  id: 'ci-package-adhoc',
  title: 'Package installed past the lock file',
  family: 'pipeline',
  practice: 'technology/container-and-runtime-management/2/base-image-rules',
  category: 'supply-chain',
  default: 'optional',
  subject: 'pipeline',
  crossFile: false,
  severity: 'warning',
  check(pipeline) {
    if (pipeline.scripts.length === 0) return notApplicable;
    const idle = new Set(pipeline.steps.filter(neverRuns).map(({ node }) => node));
    const scripts = pipeline.scripts.filter(({ step }) => step === undefined || !idle.has(step));
    return outcomeOf(scripts.flatMap((script) => script.commands.flatMap((command) => added(command, script))));
  },
  fixSafety: null,
  rationale:
    'A package that a pipeline installs by its name comes with whatever its own dependencies are on that day, even where its version is written. No lock file records them and no dependency updater sees them. Package managers themselves, files and folders are left out.',
  how: [
    'List the package in `package.json` or the `Gemfile`, and commit the lock file.',
    'Install from that: `npm ci`, `pnpm install --frozen-lockfile`, `bundle install`.',
  ],
  example: {
    language: 'yaml',
    bad: 'on: push\njobs:\n  lint:\n    runs-on: ubuntu-24.04\n    steps:\n      - run: npm install oxlint@1.55.0\n',
    good: 'on: push\njobs:\n  lint:\n    runs-on: ubuntu-24.04\n    steps:\n      - run: npm ci\n',
  },
  hoverOn: ['jobs.steps.run', 'script'],
  equivalents: { zizmor: ['adhoc-packages'] },
});

/** The first package that a command names. */
function added({ name, words: [, ...words] }: ShellCommand, script: Script): readonly Problem[] {
  const manager = managers.get(name);
  if (!manager) return [];
  const { adds, valued, off } = manager;
  const plain = words.filter(({ text }, i) => !text.startsWith('-') && !valued.test(words[i - 1]?.text ?? '') && text !== 'global');
  const [command, ...packages] = plain;
  if (!command || !adds.test(command.text) || words.some(({ text }) => off.test(text) || text === '--help')) return [];
  const found = packages.find(isPackage);
  if (!found) return [];
  const at = found.end - found.start > found.text.length ? found.start + 1 : found.start;
  const place = placeIn(script, at, at + found.text.length);
  return [problemAt(place, say`Package "${found.text}" is installed past the lock file, with whatever it depends on that day.`)];
}

function isPackage({ text, known }: ShellWord): boolean {
  return known && /^@?[A-Za-z][\w.-]*(?:\/[\w.-]+)?(?:[@:].*)?$/.test(text) && !managing.test(text) && !/\.(?:gem|t?gz|tar)$/.test(text);
}
