/** What the server knows of each file: its format, its facts, its lines. */
import { readFile } from '../facts/read.ts';
import type { Reading } from '../facts/read.ts';
import type { FileFacts } from '../facts/types.ts';
import type { FileFormat } from '../files/kind.ts';
import { lineStartsOf, rangeInLines } from '../features/lines.ts';
import type { SignalFile, SignalFinder } from '../signals/find.ts';
import type { HclParser } from '../syntax/hcl/parser.ts';
import type { Span } from '../syntax/tree.ts';
import type { Workspace } from '../workspace/workspace.ts';
import type { Range } from 'vscode-languageserver';

interface KnownFile {
  readonly format: FileFormat;
  readonly facts: FileFacts;
  readonly lines: Uint32Array;
  /** Kept while the file is open, to take units over from. */
  readonly text: string | undefined;
  /** Set when the parser for it was not there yet. */
  readonly waits: boolean;
}

export class ProjectFiles {
  readonly #workspace: Workspace;
  readonly #signals: SignalFinder;
  readonly #placed: (uri: string) => SignalFile;
  readonly #known = new Map<string, KnownFile>();
  hcl: HclParser | undefined;

  /** `placed` gives the path of a file in its folder. */
  constructor(workspace: Workspace, signals: SignalFinder, placed: (uri: string) => SignalFile) {
    this.#workspace = workspace;
    this.#signals = signals;
    this.#placed = placed;
  }

  get size(): number {
    return this.#known.size;
  }

  uris(): readonly string[] {
    return [...this.#known.keys()];
  }

  has(uri: string): boolean {
    return this.#known.has(uri);
  }

  formatOf(uri: string): FileFormat | undefined {
    return this.#known.get(uri)?.format;
  }

  factsOf(uri: string): FileFacts | undefined {
    return this.#known.get(uri)?.facts;
  }

  /** Takes in a file's text; `keepText` for open documents. */
  put(uri: string, format: FileFormat, text: string, keepText: boolean): void {
    const facts = this.#read(uri, format, text);
    const waits = format === 'hcl' && this.hcl === undefined;
    this.#known.set(uri, { format, facts, waits, text: keepText ? text : undefined, lines: keepText ? noLines : lineStartsOf(text) });
    this.#workspace.update(facts);
    this.#signals.updateUnits(this.#placed(uri), text, facts.units);
  }

  /** Reads another text of a known file without taking it in. */
  read(uri: string, text: string): FileFacts {
    const known = this.#known.get(uri);
    if (!known) throw new Error(`Not a known file: ${uri}`);
    return this.#read(uri, known.format, text);
  }

  remove(uri: string): void {
    this.#signals.remove(uri);
    if (this.#known.delete(uri)) this.#workspace.remove(uri);
  }

  /** Files that were read without the parser they need. */
  waiting(): readonly string[] {
    return [...this.#known].flatMap(([uri, { waits }]) => (waits ? [uri] : []));
  }

  /** Only for files that are not open: open documents know their lines themselves. */
  rangeIn(uri: string, span: Span): Range | undefined {
    const known = this.#known.get(uri);
    return known && rangeInLines(known.lines, span);
  }

  #read(uri: string, format: FileFormat, text: string): FileFacts {
    const known = this.#known.get(uri);
    const previous: Reading | undefined = known?.text === undefined ? undefined : { text: known.text, facts: known.facts };
    return readFile({ uri, format, text, hcl: this.hcl }, previous);
  }
}

const noLines = new Uint32Array();
