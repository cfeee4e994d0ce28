import { isTemplated } from '../../facts/pipeline/expressions.ts';
import { placeIn } from '../../facts/pipeline/script.ts';
import type { Script } from '../../facts/pipeline/script.ts';
import type { Pipeline } from '../../facts/pipeline/types.ts';
import { child } from '../../syntax/tree.ts';
import { defineRule, notApplicable } from '../rule.ts';
import type { Problem } from '../rule.ts';
import { outcomeOf, problemAt } from './parts.ts';

const installers: readonly { readonly command: RegExp; readonly pinned: RegExp; readonly off: RegExp; readonly valued: RegExp }[] = [
  {
    command: /(?:^|[\s;&|(])(?:pip3?|pipx|python3?(?:\.\d+)?\s+-m\s+pip|uv\s+pip|uv\s+tool)\s+install\s+([^\n;&|)]*)/g,
    pinned: /[=<>~!]=|@|[<>]\d|^(?:pip|setuptools|wheel|build|virtualenv|pipx|uv)$/,
    off: /(?:^|\s)(?:-c|--constraints?|--require-hashes|-e|--editable|--no-index|--find-links)\b/,
    valued:
      /^(?:-r|--requirement|-i|--index-url|--extra-index-url|-t|--target|--prefix|--python|--root|--timeout|--retries|--user-agent|--upgrade-strategy|--with)$/,
  },
  {
    command: /(?:^|[\s;&|(])npm\s+(?:install|i|add)\s+((?:[^\n;&|)]*\s)?(?:-g|--global)\b[^\n;&|)]*)/g,
    pinned: /.@(?!latest$|next$)[^/]+$|[/\\]|\.tgz$/,
    off: /^$/,
    valued: /^(?:--prefix|--registry)$/,
  },
  {
    command: /(?:^|[\s;&|(])go\s+install\s+([^\n;&|)]*)/g,
    pinned: /@(?!latest$|master$|main$)|^\.|^[^/.]+$|^[^@]+$/,
    off: /^$/,
    valued: /^-(?:ldflags|tags|mod|o)$/,
  },
  {
    command: /(?:^|[\s;&|(])cargo\s+install\s+([^\n;&|)]*)/g,
    pinned: /@/,
    off: /--(?:version|vers|path|rev|tag)\b/,
    valued: /^--(?:features|git|branch|root|target|profile|registry|bin|example)$/,
  },
  {
    command: /(?:^|[\s;&|(])gem\s+install\s+([^\n;&|)]*)/g,
    pinned: /:|\.gem$/,
    off: /(?:^|\s)(?:-v|--version)\b/,
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
    return outcomeOf([...pipeline.scripts.flatMap(installsIn), ...setups(pipeline)]);
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
  return installers.flatMap(({ command, pinned, off, valued }) =>
    [...script.code.matchAll(command)].flatMap((match): readonly Problem[] => {
      const rest = match[1] ?? '';
      if (off.test(rest) || /\$|%|^\s*$/.test(rest)) return [];
      let skip = false;
      for (const found of rest.matchAll(/"[^"]*"|'[^']*'|\S+/g)) {
        const word = found[0].replace(/^["']|["']$/g, '');
        const isValue = skip;
        skip = valued.test(word);
        if (isValue || word.startsWith('-') || /^\d?>|^[<>]/.test(word) || !/^@?[A-Za-z]/.test(word)) continue;
        if (pinned.test(word) || /[/\\](?!.*@latest)/.test(word.replace(/^@[\w.-]+\//, '')) || /\.(?:whl|zip|gz|txt)$/.test(word)) continue;
        const at = match.index + match[0].length - rest.length + found.index + (found[0].length - word.length) / 2;
        return [
          problemAt(
            placeIn(script, at, at + word.length),
            `Tool "${word.replace(/@latest$/, '')}" is installed at whatever version is the newest on that day.`,
          ),
        ];
      }
      return [];
    }),
  );
}

function setups({ steps }: Pipeline): readonly Problem[] {
  return steps.flatMap(({ action, use, inputs }): readonly Problem[] => {
    if (action === undefined || !use || !needVersion.has(action)) return [];
    const version = child(inputs, 'version');
    if (version === undefined)
      return [problemAt(use.node, `Action "${action}" installs the newest version of its tool, as none is named.`)];
    return version.kind === 'scalar' && !isTemplated(version.text) && version.text === 'latest'
      ? [problemAt(version, `Action "${action}" installs whatever version is the newest on that day.`)]
      : [];
  });
}
