/** Who installs the charts of the workspace with Terraform, and with which values; read again when one of their files changes. */
import type { FileFacts } from '../../facts/types.ts';
import type { TerraformResource } from '../../facts/terraform/types.ts';
import { readYaml } from '../../compose/helm/values/read.ts';
import type { Value } from '../../compose/helm/values/value.ts';
import type { TerraformModule } from '../view.ts';
import { ModuleNames } from '../terraform-names.ts';
import type { Caller } from '../terraform-names.ts';
import { readRelease, ReleaseNames } from './release.ts';
import type { Release } from './release.ts';

/** The module of a folder. */
export type ModuleOf = (directory: string) => TerraformModule | undefined;

/** How a chart is to be rendered. */
export interface Uses {
  /** With its own values alone: nobody installs it, or somebody with values that are not known. */
  readonly defaults: boolean;
  readonly releases: readonly Release[];
}

/** A chart is rendered for no more releases than that. */
const mostReleases = 16;
const deepest = 8;
const mostRead = 500;
const unused: Uses = { defaults: true, releases: [] };

export class Releases {
  readonly #files: ReadonlyMap<string, FileFacts>;
  readonly #moduleOf: ModuleOf;
  /** Terraform files that hold releases. */
  readonly #holding = new Set<string>();
  /** Other files that values were read from, or looked for in. */
  #inputs = new Set<string>();
  #uses = new Map<string, { readonly print: string; readonly uses: Uses }>();
  readonly #read = new Map<string, Value | undefined>();
  #stale = false;

  constructor(files: ReadonlyMap<string, FileFacts>, moduleOf: ModuleOf) {
    this.#files = files;
    this.#moduleOf = moduleOf;
  }

  changed(uri: string, before: FileFacts | undefined, after: FileFacts | undefined): void {
    if (!isTerraform(before) && !isTerraform(after)) {
      if (this.#inputs.has(uri)) this.#stale = true;
      return;
    }
    const held = this.#holding.has(uri);
    if (releasesIn(after).length > 0) this.#holding.add(uri);
    else this.#holding.delete(uri);
    if (held || this.#holding.size > 0) this.#stale = true;
  }

  /** It is known anew which files there are. */
  listed(): void {
    if (this.#holding.size > 0) this.#stale = true;
  }

  get stale(): boolean {
    return this.#stale;
  }

  of(folder: string): Uses {
    return this.#uses.get(folder)?.uses ?? unused;
  }

  /** Reads all releases again; says of which charts something is otherwise now. */
  refresh(): ReadonlySet<string> {
    this.#stale = false;
    this.#inputs = new Set();
    const before = this.#uses;
    const byFolder = new Map<string, Release[]>();
    for (const release of this.#readAll()) {
      const list = byFolder.get(release.folder);
      if (list) list.push(release);
      else byFolder.set(release.folder, [release]);
    }
    this.#uses = new Map([...byFolder].map(([folder, list]) => [folder, { print: printOf(list), uses: usesOf(list) }]));
    const changed = [...new Set([...before.keys(), ...byFolder.keys()])].filter(
      (folder) => before.get(folder)?.print !== this.#uses.get(folder)?.print,
    );
    return new Set(changed);
  }

  #readAll(): readonly Release[] {
    const known = new Map<string, ReleaseNames | undefined>();
    const callers = new Map<string, ModuleNames | undefined>();
    const files = {
      textOf: (uri: string): string | undefined => {
        this.#inputs.add(uri);
        return this.#files.get(uri)?.text;
      },
      readYaml: (uri: string, text: string): Value | undefined => this.#readYaml(uri, text),
    };
    return [...this.#holding].sort().flatMap((uri) =>
      releasesIn(this.#files.get(uri)).flatMap((resource) => {
        const { directory } = resource.file;
        if (!known.has(directory)) known.set(directory, this.#namesOf(directory, callers));
        const names = known.get(directory);
        return (names && readRelease(resource, names, files)) ?? [];
      }),
    );
  }

  #namesOf(directory: string, callers: Map<string, ModuleNames | undefined>): ReleaseNames | undefined {
    const module = this.#moduleOf(directory);
    return module && new ReleaseNames(module, this.#callerOf(module, callers, 0));
  }

  /** Folders that the caller names are not counted from here: they are not known. */
  #callerOf(
    { callers: [call, ...others] }: TerraformModule,
    known: Map<string, ModuleNames | undefined>,
    depth: number,
  ): Caller | undefined {
    if (!call || others.length > 0 || depth >= deepest) return undefined;
    const { directory } = call.file;
    if (!known.has(directory)) {
      // Modules that call each other in a circle have no caller that is known.
      known.set(directory, undefined);
      const module = this.#moduleOf(directory);
      known.set(directory, module && new ModuleNames(module, this.#callerOf(module, known, depth + 1)));
    }
    const scope = known.get(directory);
    return scope && { call, scope };
  }

  #readYaml(uri: string, text: string): Value | undefined {
    const key = `${uri}\n${text}`;
    if (this.#read.has(key)) return this.#read.get(key);
    if (this.#read.size >= mostRead) this.#read.clear();
    const value = readYaml({ uri, text });
    this.#read.set(key, value);
    return value;
  }
}

/** Such a file is one unit. */
function isTerraform(facts: FileFacts | undefined): boolean {
  return facts?.units[0]?.unit.kind === 'terraform';
}

function releasesIn(facts: FileFacts | undefined): readonly TerraformResource[] {
  if (!facts || !isTerraform(facts)) return [];
  const files = facts.units.flatMap(({ unit }) => unit.subjects['terraform-file'] ?? []);
  return files.flatMap(({ resources }) => resources.filter(({ kind, type }) => kind === 'resource' && type === 'helm_release'));
}

function usesOf(releases: readonly Release[]): Uses {
  const rendered = releases.filter(({ given }) => given !== undefined).slice(0, mostReleases);
  // What a release leaves open is as the chart has it, as far as anybody knows.
  return { defaults: rendered.length < releases.length || rendered.some(({ given }) => given?.open), releases: rendered };
}

function printOf(releases: readonly Release[]): string {
  return JSON.stringify(releases.map(({ id, entry, given, segments }) => [id, entry, given?.key ?? null, given?.open ?? null, segments]));
}
