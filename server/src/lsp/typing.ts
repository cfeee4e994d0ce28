/** Holds back what is new in the line that is being typed, until the person pauses or goes on in another one. */
import type { Diagnostic, TextDocumentContentChangeEvent } from 'vscode-languageserver';

/** A line at rest for so long is taken for written. */
export const restMs = 1000;

interface Typed {
  readonly line: number;
  /** Codes that were shown there before. */
  readonly known: ReadonlySet<unknown>;
  readonly timer: ReturnType<typeof setTimeout>;
  held: boolean;
}

/** Something that is shown, in the line where the text is now. */
interface Shown {
  readonly line: number;
  readonly code: unknown;
}

export class Typing {
  readonly #lines = new Map<string, Typed>();
  readonly #shown = new Map<string, readonly Shown[]>();
  readonly #rested: (uri: string) => void;

  /** `rested` is told of a document of which something was held back. */
  constructor(rested: (uri: string) => void) {
    this.#rested = rested;
  }

  changed(uri: string, changes: readonly TextDocumentContentChangeEvent[]): void {
    const before = this.#lines.get(uri);
    this.#end(uri);
    const shown = changes.reduce(moved, this.#shown.get(uri) ?? []);
    this.#shown.set(uri, shown);
    const line = typedLine(changes);
    if (line === undefined) return;
    const known = before?.line === line ? before.known : new Set(shown.flatMap((one) => (one.line === line ? [one.code] : [])));
    const timer = setTimeout(() => {
      const held = this.#lines.get(uri)?.held === true;
      this.#lines.delete(uri);
      if (held) this.#rested(uri);
    }, restMs);
    this.#lines.set(uri, { line, known, timer, held: false });
  }

  /** Whether what is given now may be less than what there is. */
  isTyping(uri: string): boolean {
    return this.#lines.has(uri);
  }

  /** The diagnostics that are given, without those that can wait. */
  withhold(uri: string, diagnostics: Diagnostic[]): Diagnostic[] {
    const typed = this.#lines.get(uri);
    const given = typed ? diagnostics.filter(({ range, code }) => range.start.line !== typed.line || typed.known.has(code)) : diagnostics;
    if (typed) typed.held = given.length < diagnostics.length;
    this.#shown.set(
      uri,
      given.map(({ range, code }) => ({ line: range.start.line, code })),
    );
    return given;
  }

  closed(uri: string): void {
    this.#end(uri);
    this.#shown.delete(uri);
  }

  dispose(): void {
    for (const uri of [...this.#lines.keys()]) this.closed(uri);
  }

  #end(uri: string): void {
    clearTimeout(this.#lines.get(uri)?.timer);
    this.#lines.delete(uri);
  }
}

/** Where things are shown after a change: what stands behind it moves along. */
function moved(shown: readonly Shown[], change: TextDocumentContentChangeEvent): readonly Shown[] {
  if (!('range' in change)) return shown;
  const { start, end } = change.range;
  const more = change.text.split(/\r\n|\n|\r/).length - 1 - (end.line - start.line);
  if (more === 0) return shown;
  // What begins in the line of a break may go down with what is behind it, or stay: it is known in both.
  return shown.flatMap((one) => {
    if (one.line < start.line) return [one];
    if (one.line > end.line) return [{ ...one, line: one.line + more }];
    return [...new Set([start.line, Math.max(start.line, one.line + more)])].map((line) => ({ ...one, line }));
  });
}

/** The line of a keystroke; undefined for all that is more than one. */
function typedLine([change, ...others]: readonly TextDocumentContentChangeEvent[]): number | undefined {
  if (!change || others.length > 0 || !('range' in change)) return undefined;
  const { start, end } = change.range;
  return start.line === end.line && !/[\n\r]/.test(change.text) ? start.line : undefined;
}
