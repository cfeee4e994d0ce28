/** What one file proves: by its path, its units, or its plain text. */
import { manifestReader } from '../facts/dependencies/read.ts';
import { callsIn, isMakefile, isTaskfile, readMakefile, readTaskfile } from '../facts/pipeline/make.ts';
import type { Call, Target } from '../facts/pipeline/make.ts';
import { isShellScript, readShell } from '../facts/pipeline/shell.ts';
import type { PlacedUnit } from '../facts/types.ts';
import { parseDocument } from '../syntax/yaml/parse.ts';
import { FileClauses, findInContent } from './clauses/files.ts';
import { PackageClauses } from './clauses/packages.ts';
import type { Atom, Compiled } from './compile.ts';
import { HitList } from './hits.ts';
import type { Hits } from './hits.ts';
import { isOwn } from './paths.ts';
import { UnitClauses } from './unit.ts';

export interface FileEvidence {
  readonly path: string;
  readonly hits: Hits;
  /** Of pipelines: the targets that they call. */
  readonly calls: readonly Call[];
  /** Of Makefiles, Taskfiles and scripts: what each target runs counts where a pipeline calls it. */
  readonly targets: readonly TargetEvidence[];
}

export interface TargetEvidence {
  readonly name: string;
  readonly needs: readonly string[];
  readonly hits: Hits;
  readonly calls: readonly Call[];
}

export class FileReader {
  readonly #files: FileClauses;
  readonly #packages: PackageClauses;
  readonly #units: UnitClauses;

  constructor(compiled: Compiled) {
    this.#files = new FileClauses(compiled.of('file'), compiled.of('doc'));
    this.#packages = new PackageClauses(compiled.of('pkg'));
    this.#units = new UnitClauses(compiled);
  }

  /** A file of which only the path is known. */
  readPath(path: string): FileEvidence {
    const list = new HitList();
    if (isOwn(path)) this.#files.findPath(path, list);
    return { path, hits: list.hits, calls: [], targets: [] };
  }

  /** A file that was read to units of facts. */
  readUnits(path: string, text: string, units: readonly PlacedUnit[]): FileEvidence {
    const own = this.readPath(path);
    if (!isOwn(path)) return own;
    const list = copyOf(own.hits);
    const calls: Call[] = [];
    const asking = this.#files.asking(path);
    for (const { unit, start, end } of units) {
      const evidence = this.#units.evidenceOf(unit, path, asking, () => text.slice(start, end));
      calls.push(...evidence.calls);
      for (const [atom, spans] of evidence.hits)
        for (const span of spans) list.add(atom, { start: start + span.start, end: start + span.end });
    }
    return { path, hits: list.hits, calls, targets: isTaskfile(path) ? this.#targets(readTaskfile(text)) : [] };
  }

  /** Any other file that `reasonToRead` names. */
  readText(path: string, text: string): FileEvidence {
    const own = this.readPath(path);
    if (!isOwn(path)) return own;
    const list = copyOf(own.hits);
    let root: ReturnType<typeof parseDocument> | undefined;
    findInContent(this.#files.asking(path), text, () => (root ??= parseDocument(text)).root, list);
    const dependencies = manifestReader(path);
    if (dependencies) this.#packages.find(dependencies(text), list);
    if (isMakefile(path)) return { path, hits: list.hits, calls: [], targets: this.#targets(readMakefile(text)) };
    if (isShellScript(path)) {
      return { path, hits: list.hits, calls: [], targets: this.#targets([{ name: path, commands: readShell(text), needs: [] }]) };
    }
    return { path, hits: list.hits, calls: [], targets: [] };
  }

  /** Why the text of a file that holds no units would be read: always, for these clauses, or (undefined) not at all. */
  reasonToRead(path: string): 'always' | readonly Atom<'file'>[] | undefined {
    if (!isOwn(path)) return undefined;
    if (manifestReader(path) || isMakefile(path) || isShellScript(path)) return 'always';
    const asking = this.#files.asking(path);
    return asking.length === 0 ? undefined : asking;
  }

  #targets(targets: readonly Target[]): readonly TargetEvidence[] {
    return targets.map(({ name, needs, commands }) => {
      const list = new HitList();
      this.#units.pipelines.findCommands(commands, list);
      this.#units.charts.findInCommands(commands, list);
      return { name, needs, hits: list.hits, calls: commands.flatMap(({ text }) => callsIn(text)) };
    });
  }
}

function copyOf(hits: Hits): HitList {
  const list = new HitList();
  for (const [atom, spans] of hits) for (const span of spans) list.add(atom, span);
  return list;
}
