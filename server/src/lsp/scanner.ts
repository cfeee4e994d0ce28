/** Reads the files of all folders, in slices, and those that change later. */
import { discover } from '../files/discover.ts';
import type { Discovery, FoundFile } from '../files/discover.ts';
import type { FileSystem } from '../files/file-system.ts';
import { formatOf } from '../files/kind.ts';
import { readSource } from '../files/source.ts';
import type { Source } from '../files/source.ts';
import { answersFileName } from '../answers/types.ts';
import { childUri, decodeSegment } from '../files/uri.ts';
import { findInOthers } from '../signals/read.ts';
import type { HclParser } from '../syntax/hcl/parser.ts';
import { patternsOf } from './folders.ts';
import type { Folder } from './folders.ts';
import type { Session } from './session.ts';
import { Slices } from './slices.ts';
import { walkedAll } from '../workspace/listing.ts';

export interface ScannerHost {
  /** A file system for the folder's scheme. */
  filesOf(uri: string): FileSystem;
  /** Resolves to nothing when the parser cannot be had; that was told already. */
  hclParser(): Promise<HclParser | undefined>;
  yield(): Promise<void>;
  progress(done: number, total: number): void;
  /** Something that was told of could not be looked at. */
  missed(uri: string, error: unknown): void;
}

/** Files that are read at the same time. */
const width = 16;
export const maxFiles = 20_000;

export class Scanner {
  readonly #session: Session;
  readonly #host: ScannerHost;
  #abort: AbortController | undefined;
  /** Told of while a scan runs: what was read since is newer than what the scan has of it. */
  readonly #told = new Set<string>();
  /** The latest reading of each file that is being read alone. */
  readonly #readings = new Map<string, symbol>();

  constructor(session: Session, host: ScannerHost) {
    this.#session = session;
    this.#host = host;
  }

  get running(): boolean {
    return this.#abort !== undefined;
  }

  /** Walks and reads everything anew; false when a later scan took over. */
  async scan(): Promise<boolean> {
    this.#abort?.abort();
    const abort = new AbortController();
    this.#abort = abort;
    this.#told.clear();
    this.#session.isReading = true;
    try {
      const { found, others } = await this.#discoverAll(abort.signal);
      this.#session.signals.retain((uri) => found.has(uri) || this.#isNewer(uri));
      await this.#readAll(found, abort.signal);
      this.#nameBaselines();
      await this.#findInOthers(others, abort.signal);
      for (const uri of this.#session.files.uris()) if (!found.has(uri) && !this.#isNewer(uri)) this.#session.forget(uri);
      await this.#compose(abort.signal);
      return true;
    } catch (error) {
      if (abort.signal.aborted) return false;
      throw error;
    } finally {
      if (this.#abort === abort) {
        this.#abort = undefined;
        this.#told.clear();
        this.#session.isReading = false;
      }
    }
  }

  /** Whether something else than a scan says what a file holds. */
  #isNewer(uri: string): boolean {
    return this.#session.isOpen(uri) || (this.#told.has(uri) && this.#session.folders.belongs(uri));
  }

  stop(): void {
    this.#abort?.abort();
  }

  /** Reads files that appeared, changed or are no longer open; what is gone is taken out. The value says whether the file is known to be there. */
  async refresh(uris: ReadonlyMap<string, boolean>): Promise<void> {
    const slices = new Slices(() => this.#host.yield());
    const there = new Map<string, boolean>();
    for (const [uri, exists] of uris) {
      if (this.#session.baselines.holds(uri)) await this.#readBaselines();
      if (this.#session.isOpen(uri)) continue;
      const format = formatOf(uri);
      const folder = this.#session.folders.of(uri);
      if (this.running) this.#told.add(uri);
      if (!format || !folder || !this.#session.folders.belongs(uri)) {
        this.#forget(uri);
        const isThere = exists && folder !== undefined && this.#session.folders.belongs(uri) && (await this.#isFile(uri));
        there.set(uri, isThere);
        if (isThere) {
          await findInOthers(this.#session.signals, [this.#session.folders.placed(uri)], this.#host.filesOf(uri));
        }
        continue;
      }
      const file = { uri, format };
      const seen = exists || this.#session.skipped.has(uri);
      const reading = Symbol(uri);
      this.#readings.set(uri, reading);
      const source = await this.#read(file);
      // It may have been opened in the meantime, or told of again.
      if (this.#readings.get(uri) !== reading) continue;
      this.#readings.delete(uri);
      there.set(uri, !('error' in source) || exists);
      if (!this.#session.isOpen(uri)) await this.#take(file, source, seen);
      await slices.breathe();
    }
    this.#session.workspace.tell(there);
    this.#nameBaselines();
  }

  /** A folder that was made is told of as files are. */
  async #isFile(uri: string): Promise<boolean> {
    const slash = uri.lastIndexOf('/');
    const name = decodeSegment(uri.slice(slash + 1));
    try {
      const entries = await this.#host.filesOf(uri).readDirectory(uri.slice(0, slash));
      return entries.some((entry) => entry.name === name && entry.kind === 'file');
    } catch (error) {
      // It may be gone already, with the folder around it.
      this.#host.missed(uri, error);
      return false;
    }
  }

  /** Charts and kustomizations, one after the other: whoever asks later finds them done. */
  async #compose(signal: AbortSignal): Promise<void> {
    const slices = new Slices(() => this.#host.yield());
    const pieces = this.#session.workspace.settle();
    while (pieces.next().done !== true) {
      await slices.breathe();
      signal.throwIfAborted();
    }
  }

  #forget(uri: string): void {
    this.#session.forget(uri);
    this.#session.skipped.delete(uri);
  }

  async #findInOthers(others: readonly string[], signal: AbortSignal): Promise<void> {
    const { signals, folders } = this.#session;
    const slices = new Slices(() => this.#host.yield());
    const between = async (): Promise<void> => {
      signal.throwIfAborted();
      await slices.breathe();
    };
    const closed = others.filter((uri) => !this.#isNewer(uri));
    for (const { uri: folder } of folders.all) {
      const own = closed.filter((uri) => folders.of(uri)?.uri === folder);
      await findInOthers(
        signals,
        own.map((uri) => folders.placed(uri)),
        this.#host.filesOf(folder),
        between,
      );
    }
  }

  async #discoverAll(signal: AbortSignal): Promise<{ readonly found: ReadonlyMap<string, FoundFile>; readonly others: readonly string[] }> {
    const found = new Map<string, FoundFile>();
    const others = new Set<string>();
    const { folders, skipped } = this.#session;
    const discoveries: (readonly [Folder, Discovery])[] = [];
    await this.#readConfigs();
    signal.throwIfAborted();
    for (const folder of folders.all) {
      const discovery = await discover(this.#host.filesOf(folder.uri), folder.uri, { exclude: patternsOf(folder), maxFiles, signal });
      signal.throwIfAborted();
      discoveries.push([folder, discovery]);
    }
    skipped.clear();
    await this.#readBaselines();
    signal.throwIfAborted();
    this.#session.workspace.setListing(walkedAll(discoveries.map(([, discovery]) => discovery)));
    for (const [folder, discovery] of discoveries) {
      folder.filter = discovery.filter;
      // What lies in a folder within is for that one's own walk to find.
      for (const file of discovery.files) if (folders.of(file.uri) === folder) found.set(file.uri, file);
      for (const path of discovery.paths) if (folders.of(path) === folder) others.add(path);
      for (const { uri, reason } of discovery.skipped) skipped.set(uri, reason);
    }
    // What is open was judged before the ignore files were known.
    for (const { document } of this.#session.openFiles()) this.#session.accept(document);
    return { found, others: [...others] };
  }

  async #readBaselines(): Promise<void> {
    const { baselines, skipped } = this.#session;
    for (const { uri } of baselines.problems) skipped.delete(uri);
    if (await baselines.load((uri) => this.#host.filesOf(uri))) this.#session.baselineChanged();
  }

  /** Where they are broken, the panel says so: otherwise nobody reads them. */
  #nameBaselines(): void {
    const { baselines, skipped } = this.#session;
    for (const { uri, message } of baselines.problems) skipped.set(uri, message);
  }

  /** What decides which files are read. */
  async #readConfigs(): Promise<void> {
    const { folders } = this.#session;
    for (const { uri } of folders.all) {
      const file = childUri(uri, answersFileName);
      if (this.#session.isOpen(file)) continue;
      const there = await this.#isFile(file);
      const source = there ? await this.#host.filesOf(file).readFile(file, folders.settingsOf(file).maxFileSizeKb * 1024) : undefined;
      if (source === undefined || 'text' in source) this.#session.acceptAnswers(file, source?.text);
    }
    folders.walks();
  }

  async #readAll(found: ReadonlyMap<string, FoundFile>, signal: AbortSignal): Promise<void> {
    const slices = new Slices(() => this.#host.yield());
    const files = [...found.values()];
    let done = 0;
    let next = this.#readBatch(files.slice(0, width));
    for (let from = 0; from < files.length; from += width) {
      const batch = await next;
      next = this.#readBatch(files.slice(from + width, from + 2 * width));
      for (const [file, source] of batch) {
        await slices.breathe();
        signal.throwIfAborted();
        if (!this.#isNewer(file.uri)) await this.#take(file, source, true);
        done++;
      }
      this.#host.progress(done, files.length);
    }
  }

  async #readBatch(files: readonly FoundFile[]): Promise<readonly (readonly [FoundFile, Source])[]> {
    return Promise.all(files.map(async (file) => [file, await this.#read(file)] as const));
  }

  async #read(file: FoundFile): Promise<Source> {
    return readSource(this.#host.filesOf(file.uri), file, this.#session.folders.settingsOf(file.uri).maxFileSizeKb * 1024);
  }

  /** A file that discovery saw and that cannot be read is named; one that is gone since is not. */
  async #take({ uri, format }: FoundFile, source: Source, seen: boolean): Promise<void> {
    const { workspace } = this.#session;
    workspace.setUnread(uri, 'irrelevant' in source || ('error' in source && seen));
    if ('text' in source) {
      if (format === 'hcl') this.#session.files.hcl ??= await this.#host.hclParser();
      this.#session.skipped.delete(uri);
      if (!this.#session.isOpen(uri)) this.#session.acceptFromDisk(uri, format, source.text);
      return;
    }
    this.#forget(uri);
    if ('irrelevant' in source) this.#session.signals.updateText(this.#session.folders.placed(uri), source.irrelevant);
    if ('error' in source && seen) this.#session.skipped.set(uri, source.error);
  }
}
