/** Follows the calls of a pipeline to scripts and to the targets of Makefiles and Taskfiles. */
import type { Call } from '../facts/pipeline/make.ts';
import { isMakefile, isTaskfile } from '../facts/pipeline/make.ts';
import { isShellScript } from '../facts/pipeline/shell.ts';
import type { FileEvidence, TargetEvidence } from './file.ts';

/** A target that a pipeline runs, and the URI of its file. */
export interface CalledTarget {
  readonly uri: string;
  readonly target: TargetEvidence;
}

/** Finds targets by folder and name, scripts by their path. */
export class TargetIndex {
  readonly #files = new Map<string, { readonly uri: string; readonly targets: readonly TargetEvidence[] }>();

  constructor(files: ReadonlyMap<string, FileEvidence>) {
    for (const [uri, { path, targets }] of files) {
      if (targets.length === 0) continue;
      const folder = path.slice(0, Math.max(path.lastIndexOf('/'), 0));
      if (isMakefile(path)) this.#files.set(`make:${folder}`, { uri, targets });
      else if (isTaskfile(path)) this.#files.set(`task:${folder}`, { uri, targets });
      else if (isShellScript(path)) this.#files.set(`script:${path}`, { uri, targets });
    }
  }

  /** All targets that the calls reach, each once. */
  reached(calls: readonly Call[]): readonly CalledTarget[] {
    const found = new Map<TargetEvidence, CalledTarget>();
    const open = calls.map((call) => ({ ...call }));
    for (let call = open.pop(); call; call = open.pop()) {
      const isScript = call.tool === 'script';
      const file = this.#files.get(`${call.tool}:${isScript ? joined(call.folder, call.target ?? '') : call.folder}`);
      const name = isScript ? undefined : (call.target ?? (call.tool === 'task' ? 'default' : undefined));
      for (const target of file?.targets.filter((one, index) => (name === undefined ? index === 0 : one.name === name)) ?? []) {
        if (!file || found.has(target)) continue;
        found.set(target, { uri: file.uri, target });
        for (const need of target.needs) open.push({ tool: call.tool, folder: call.folder, target: need });
        for (const inner of target.calls) open.push({ ...inner, folder: joined(call.folder, inner.folder) });
      }
    }
    return [...found.values()];
  }
}

function joined(folder: string, below: string): string {
  if (below === '' || below === '.') return folder;
  return folder === '' ? below : `${folder}/${below}`;
}
