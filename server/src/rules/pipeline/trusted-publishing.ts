import type { Pipeline, Step } from '../../facts/pipeline/types.ts';
import { isPrinted, placeIn } from '../../facts/pipeline/script.ts';
import { child, textOf } from '../../syntax/tree.ts';
import { say } from '../../texts/texts.ts';
import { defineRule, notApplicable } from '../rule.ts';
import type { Problem } from '../rule.ts';
import { outcomeOf, problemAt } from './parts.ts';
import { environmentOf } from './untrusted.ts';

const publishers: readonly { readonly registry: string; readonly command: RegExp; readonly token: RegExp; readonly elsewhere: RegExp }[] = [
  {
    registry: 'npm',
    command: /\b(?:npm|pnpm|yarn\s+npm|yarn)\s+publish\b/g,
    token: /^(?:node_auth_token|npm_token|npm_auth_token|npm_config_.*auth.*|yarn_npm_auth_token)$/,
    elsewhere: /--registry|npm\.pkg\.github|--dry-run/,
  },
  {
    registry: 'PyPI',
    command: /\b(?:twine\s+upload|uv\s+publish|poetry\s+publish|hatch\s+publish|pdm\s+publish|flit\s+publish)\b/g,
    token:
      /^(?:twine_password|uv_publish_token|uv_publish_password|poetry_pypi_token_pypi|hatch_index_auth|pdm_publish_password|flit_password|pypi_.*token|pypi_password)$/,
    elsewhere: /--repository|--index|--publish-url|--repo\b|-r\s|--dry-run/,
  },
  {
    registry: 'crates.io',
    command: /\bcargo\s+publish\b/g,
    token: /^(?:cargo_registry_token|crates_io_token|cratesio_token|crates_token)$/,
    elsewhere: /--registry|--index|--dry-run|-n\b/,
  },
  {
    registry: 'NuGet',
    command: /\b(?:dotnet\s+nuget|nuget(?:\.exe)?)\s+push\b/g,
    token: /^(?:nuget_.*(?:key|token)|nuget(?:key|token))$/,
    elsewhere: /(?:--source|-s|-source)\s+(?!["']?(?:https:\/\/(?:api|www)\.nuget\.org|nuget\.org))/i,
  },
  { registry: 'RubyGems', command: /\bgem\s+push\b/g, token: /^(?:gem_host_api_key|rubygems_api_key)$/, elsewhere: /--host/ },
];

/** A token that is given with the command. */
const storedArgument = /(?:--token|--password|--api-key|-ApiKey|-[pk])[\s=]+["']?\$\{\{\s*secrets\.(?!github_token)/i;

export const trustedPublishing = defineRule({
  id: 'trusted-publishing',
  title: 'Package published with a stored token',
  family: 'pipeline',
  practice: 'technology/security-and-policy/3/workload-identity',
  category: 'security',
  default: 'on',
  subject: 'pipeline',
  crossFile: false,
  severity: 'warning',
  check(pipeline) {
    if (pipeline.system !== 'github' || pipeline.steps.length === 0) return notApplicable;
    return outcomeOf(pipeline.steps.flatMap((step) => [...byAction(step), ...byCommand(step, pipeline)]));
  },
  fixSafety: null,
  rationale:
    'A registry token kept as a secret works from anywhere until somebody revokes it, and a single leak lets strangers publish under the name of the project. PyPI, npm, crates.io, NuGet and RubyGems accept the identity of the workflow run instead: it is proven anew for each release and cannot be carried away. Other registries are left alone.',
  how: [
    'Register repository and workflow as a trusted publisher at the registry.',
    'Give the publishing job `id-token: write`, and take the token or password out.',
    'Delete the token at the registry.',
  ],
  example: {
    language: 'yaml',
    bad: 'on: release\njobs:\n  publish:\n    runs-on: ubuntu-24.04\n    steps:\n      - uses: pypa/gh-action-pypi-publish@v1.13.0\n        with:\n          password: ${{ secrets.PYPI_TOKEN }}\n',
    good: 'on: release\njobs:\n  publish:\n    runs-on: ubuntu-24.04\n    permissions:\n      id-token: write\n    steps:\n      - uses: pypa/gh-action-pypi-publish@v1.13.0\n',
  },
  hoverOn: ['jobs.steps.with.password', 'jobs.steps.run'],
  equivalents: { zizmor: ['use-trusted-publishing'] },
});

function byAction({ action, inputs }: Step): readonly Problem[] {
  if (action === 'pypa/gh-action-pypi-publish') {
    const password = child(inputs, 'password');
    const target = textOf(child(inputs, 'repository-url') ?? child(inputs, 'repository_url')) ?? 'https://upload.pypi.org/legacy/';
    if (password?.kind === 'scalar' && /^https:\/\/(?:upload|test)\.pypi\.org\/legacy\/$/.test(target))
      return [problemAt(password, say`This publishes to PyPI with a stored password; the identity of the run can take its place.`)];
  }
  const token = action === 'rubygems/configure-rubygems-credentials' ? child(inputs, 'api-token') : undefined;
  const server = textOf(child(inputs, 'gem-server')) ?? 'https://rubygems.org';
  if (token?.kind === 'scalar' && server === 'https://rubygems.org')
    return [problemAt(token, say`This publishes to RubyGems with a stored token; the identity of the run can take its place.`)];
  const off = action === 'rubygems/release-gem' ? child(inputs, 'setup-trusted-publisher') : undefined;
  return off?.kind === 'scalar' && /^false$/i.test(off.text)
    ? [problemAt(off, say`This publishes to RubyGems with a stored token; the identity of the run can take its place.`)]
    : [];
}

function byCommand(step: Step, pipeline: Pipeline): readonly Problem[] {
  const { script } = step;
  if (!script) return [];
  const environment = [...environmentOf(step, pipeline)];
  const registries = pipeline.steps
    .filter(({ action, job }) => action === 'actions/setup-node' && job === step.job)
    .map(({ inputs }) => textOf(child(inputs, 'registry-url')) ?? '');
  return publishers.flatMap(({ registry, command, token, elsewhere }) => {
    const stored = environment.some(([name, value]) => token.test(name) && /\$\{\{\s*secrets\.(?!github_token)/i.test(value));
    const other =
      environment.some(([name]) => /repository_url|publish_url|npm_config_registry|_index|_host$/.test(name)) ||
      (registry === 'npm' && registries.some((url) => url !== '' && !url.includes('registry.npmjs.org')));
    if (other) return [];
    return [...script.code.matchAll(command)].flatMap((match): readonly Problem[] => {
      const line = /^(?:\\\n|[^\n])*/.exec(script.text.slice(match.index))?.[0] ?? '';
      if (isPrinted(script, match.index) || elsewhere.test(line) || !(stored || storedArgument.test(line))) return [];
      return [
        problemAt(
          placeIn(script, match.index, match.index + match[0].length),
          say`This publishes to ${registry} with a stored token; the identity of the run can take its place.`,
        ),
      ];
    });
  });
}
