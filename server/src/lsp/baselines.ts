/** The baselines of the workspace folders. */
import { baselineFileName, baselineFolder, baselinePath, maxBaselineSize, readBaseline } from '../features/baseline.ts';
import type { Baseline, Held } from '../features/baseline.ts';
import type { EntryKind, FileSystem } from '../files/file-system.ts';
import { messageOf } from '../files/work.ts';
import { say } from '../texts/texts.ts';
import type { Folders } from './folders.ts';

interface Known {
  readonly baseline: Baseline | undefined;
  readonly text: string | undefined;
  readonly problem: string | undefined;
}

export class Baselines {
  readonly #folders: Folders;
  readonly #known = new Map<string, Known>();

  constructor(folders: Folders) {
    this.#folders = folders;
  }

  /** Whether a file is the baseline of a folder. */
  holds(uri: string): boolean {
    return uri.endsWith(`/${baselinePath}`) && this.#folders.all.some((folder) => uri === uriIn(folder.uri));
  }

  /** What is held back of a file's findings. */
  heldBackIn(uri: string): Held | undefined {
    const folder = this.#folders.of(uri);
    const baseline = folder && this.#known.get(folder.uri)?.baseline;
    return baseline?.of(this.#folders.placed(uri).path);
  }

  /** What is wrong with baselines, by their files. */
  get problems(): readonly { readonly uri: string; readonly message: string }[] {
    return [...this.#known].flatMap(([folder, { problem }]) => (problem === undefined ? [] : [{ uri: uriIn(folder), message: problem }]));
  }

  /** Reads those of all folders; true when any of them is another one now. */
  async load(filesOf: (uri: string) => FileSystem): Promise<boolean> {
    const before = this.#texts();
    const { all } = this.#folders;
    const loaded = await Promise.all(all.map(async ({ uri }) => [uri, await read(filesOf(uri), uri)] as const));
    this.#known.clear();
    for (const [uri, known] of loaded) this.#known.set(uri, known);
    return before !== this.#texts();
  }

  #texts(): string {
    return JSON.stringify([...this.#known].map(([folder, { text }]) => [folder, text]));
  }
}

function uriIn(folder: string): string {
  return `${folder}/${baselinePath}`;
}

const none: Known = { baseline: undefined, text: undefined, problem: undefined };

async function read(files: FileSystem, folder: string): Promise<Known> {
  try {
    // Links are not followed.
    const isThere = async (uri: string, entry: string, kind: EntryKind): Promise<boolean> =>
      (await files.readDirectory(uri)).some((one) => one.name === entry && one.kind === kind);
    if (!(await isThere(folder, baselineFolder, 'folder'))) return none;
    if (!(await isThere(`${folder}/${baselineFolder}`, baselineFileName, 'file'))) return none;
    const source = await files.readFile(uriIn(folder), maxBaselineSize);
    if ('error' in source) return { ...none, problem: source.error };
    const { baseline, problem } = readBaseline(source.text);
    return { baseline, text: source.text, problem };
  } catch (error) {
    return { ...none, problem: say`It cannot be read: ${messageOf(error)}` };
  }
}
