/** Tools that download dependencies, and where they keep what they downloaded. */
import type { Instruction } from '../../facts/dockerfile/types.ts';
import type { ShellCommand } from '../../syntax/shell/tree.ts';

export interface DependencyTool {
  readonly name: RegExp;
  /** What the words behind the name begin with when dependencies are installed. */
  readonly words: RegExp;
  /** Its caches, for root. */
  readonly folders: readonly string[];
  /** The files that say what is installed, in the build context. */
  readonly manifests: readonly string[];
}

export const dependencyTools: readonly DependencyTool[] = [
  {
    name: /^npm$/,
    words: /^(?:ci|install|i|clean-install)(?: -\S*(?: (?!-)\S*=\S*)?)*$/,
    folders: ['/root/.npm'],
    manifests: ['package*.json'],
  },
  {
    name: /^yarn(?:pkg)?$/,
    words: /^(?:install\b.*|(?:--\S+ ?)*)$/,
    folders: ['/usr/local/share/.cache'],
    manifests: ['package.json', 'yarn.lock'],
  },
  {
    name: /^pnpm$/,
    words: /^(?:install|i|fetch)(?: -\S*)*$/,
    folders: ['/root/.local/share/pnpm/store'],
    manifests: ['package.json', 'pnpm-lock.yaml'],
  },
  {
    name: /^pip[\d.]*$/,
    words: /^install .*(?:-r ?|--requirement[ =])\.?\/?[\w-]+\.txt\b/,
    folders: ['/root/.cache/pip'],
    manifests: ['requirements.txt'],
  },
  { name: /^go$/, words: /^mod (?:download|vendor)/, folders: ['/go/pkg/mod'], manifests: ['go.mod', 'go.sum'] },
  { name: /^bundler?$/, words: /^(?:install|$)/, folders: ['/usr/local/bundle/cache'], manifests: ['Gemfile', 'Gemfile.lock'] },
  { name: /^cargo$/, words: /^fetch/, folders: ['/usr/local/cargo/registry'], manifests: ['Cargo.toml', 'Cargo.lock'] },
  { name: /^mvnw?$/, words: /dependency:(?:go-offline|resolve)/, folders: ['/root/.m2'], manifests: ['pom.xml'] },
  { name: /^poetry$/, words: /^install/, folders: ['/root/.cache/pypoetry'], manifests: ['pyproject.toml', 'poetry.lock'] },
];

/** The first command of a RUN that downloads dependencies, and what its tool is. */
export function downloadIn(run: Instruction): (DependencyTool & { readonly command: ShellCommand }) | undefined {
  for (const command of run.script.commands) {
    const tool = toolOf(command);
    if (tool) return { ...tool, command };
  }
  return undefined;
}

function toolOf({ name, words }: ShellCommand): DependencyTool | undefined {
  const module = /^python[\d.]*$/.test(name) && words[1]?.text === '-m' ? 2 : 0;
  const called = module > 0 ? (words[module]?.text ?? '') : name;
  const rest = words
    .slice(module + 1)
    .map(({ text }) => text)
    .join(' ');
  return dependencyTools.find((tool) => tool.name.test(called) && tool.words.test(rest));
}
