/** The images that a shell script builds. */
import { parseShell } from '../../syntax/shell/parse.ts';
import type { ShellCommand } from '../../syntax/shell/tree.ts';
import { readArguments } from './arguments.ts';
import type { BuildArguments } from './arguments.ts';
import { allOf, hole, pathIn, repositoryOf } from './build.ts';
import type { Build } from './build.ts';

/** Values of the variables that are known. */
export type Variables = (name: string) => string | undefined;

const tools: ReadonlySet<string> = new Set(['docker', 'podman', 'nerdctl', 'buildah']);
const root = /^\$(?:\{?(?:CI_PROJECT_DIR|GITHUB_WORKSPACE)\}?)(?:\/|$)/;
const here = /^\$(?:\{?PWD\}?|\(pwd\))(?:\/|$)/;
/** Longer scripts, values and words name no image that anybody could read, and nobody builds more in one job. */
const longest = { script: 200_000, value: 256, word: 4096, builds: 200 };
const variable = /\$(?:([A-Za-z_]\w*)|\{([A-Za-z_]\w*)\})/g;

/** The builds of scripts that one shell runs after the other, from a folder on; undefined is a folder that is not known. */
export class ScriptBuilds {
  readonly builds: Build[] = [];
  readonly #seen = new Set<string>();
  readonly #byRepository = new Map<string, readonly Build[]>();
  readonly #variables: Variables;
  #folder: string | undefined;
  /** How deep in groups the script was when it went there. */
  #depth = 0;

  constructor(folder: string | undefined, variables: Variables) {
    this.#folder = folder;
    this.#variables = variables;
  }

  read(text: string): void {
    if (text.length > longest.script || !/\b(?:build|bud|tag|cd|pushd|popd|executor)\b/.test(text)) return;
    const { commands, operators } = parseShell({ text, span: (start, end) => ({ start, end }) });
    let next = 0;
    for (const command of commands) {
      for (let operator = operators[next]; operator && operator.start < command.start; operator = operators[++next])
        this.#leave(operator.depth);
      this.#leave(command.depth);
      this.#command(command);
    }
  }

  /** Whether a group that went elsewhere was a shell of its own does not show. */
  #leave(depth: number): void {
    if (depth < this.#depth) [this.#folder, this.#depth] = [undefined, depth];
  }

  #command({ name, words, depth }: ShellCommand): void {
    const [program, ...rest] = words;
    const texts = rest.map(({ text }) => text);
    if (name === 'cd' || name === 'pushd' || name === 'popd') {
      this.#folder = name === 'popd' || texts[0] === undefined ? undefined : this.#path(texts[0]);
      this.#depth = depth;
    } else if (name === 'executor' && program.text.includes('kaniko')) this.#kaniko(texts);
    else if (tools.has(name)) this.#tool(name, texts);
  }

  #tool(name: string, words: readonly string[]): void {
    const [first = '', second = ''] = words;
    const nested = first === 'image' || first === 'buildx' || first === 'builder';
    const verb = nested ? second : first;
    const rest = words.slice(nested ? 2 : 1);
    if (verb === 'tag') this.#tag(rest);
    else if (verb === 'build' || (name === 'buildah' && verb === 'bud'))
      this.#build(rest, name === 'docker' || name === 'nerdctl' ? ['Dockerfile'] : ['Containerfile', 'Dockerfile']);
  }

  #build(words: readonly string[], defaults: readonly string[]): void {
    const read = readArguments(words);
    const folder = read.context === undefined ? undefined : this.#path(read.context);
    this.#add(read, read.file === undefined ? defaults.map((name) => pathIn(folder, name)) : [this.#path(read.file)]);
  }

  /** It looks for the Dockerfile where it works, and then in the context. */
  #kaniko(words: readonly string[]): void {
    const read = readArguments(words);
    const folder = read.context === undefined ? undefined : this.#path(read.context.replace(/^dir:\/\//, ''));
    const { file = 'Dockerfile' } = read;
    this.#add(read, root.test(file) ? [this.#path(file)] : [this.#path(file), pathIn(folder, this.#known(file))]);
  }

  #add({ images, target }: BuildArguments, paths: readonly (string | undefined)[]): void {
    const files = allOf(paths);
    for (const image of images) this.#push({ image: this.#known(image), files, target });
  }

  #tag([from, to]: readonly string[]): void {
    const repository = from === undefined ? undefined : repositoryOf(this.#known(from));
    if (to === undefined || repository === undefined) return;
    const image = this.#known(to);
    for (const build of this.#byRepository.get(repository) ?? []) this.#push({ ...build, image });
  }

  /** Once each: names can be given in circles. */
  #push(build: Build): void {
    const key = JSON.stringify([build.image, build.files, build.target]);
    if (this.#seen.has(key) || this.builds.length >= longest.builds) return;
    this.#seen.add(key);
    this.builds.push(build);
    const repository = repositoryOf(build.image);
    if (repository !== undefined) this.#byRepository.set(repository, [...(this.#byRepository.get(repository) ?? []), build]);
  }

  #path(written: string): string | undefined {
    if (root.test(written)) return pathIn('', this.#known(written.replace(root, './')));
    return pathIn(this.#folder, this.#known(written.replace(here, './')));
  }

  /** With the values of variables put in. */
  #known(text: string): string {
    let expanded = text;
    for (let turn = 0; turn < 3 && expanded.includes('$'); turn++) {
      if (expanded.length > longest.word) return hole;
      expanded = expanded.replace(variable, (_, bare?: string, braced?: string) => short(this.#variables(bare ?? braced ?? '')) ?? hole);
    }
    const end = expanded.search(/[$`]/);
    return end < 0 ? expanded : `${expanded.slice(0, end)}${hole}`;
  }
}

/** A value that is not too long to be a part of a name. */
export function short(value: string | undefined): string | undefined {
  return value !== undefined && value.length <= longest.value ? value : undefined;
}
