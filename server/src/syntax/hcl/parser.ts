/** HCL as Terraform and OpenTofu write it. Built on tree-sitter, whose tree never leaves this folder. */
import { Language, Parser } from 'web-tree-sitter';
import type { Tree } from 'web-tree-sitter';
import { convertTree } from './convert.ts';
import { nestsTooDeep } from './depth.ts';
import type { Span } from '../tree.ts';
import { bodyOfParts, joined, readParts } from './parts.ts';
import type { HclReading, Part, ReadPart } from './parts.ts';
import { withoutHalfTypedLines } from './segments.ts';
import type { HclBody } from './tree.ts';

export type HclAsset = 'web-tree-sitter.wasm' | 'tree-sitter-terraform.wasm';

export interface HclParser {
  /** Never throws on content. In a damaged text the blocks that are whole are all there. `previous` is an earlier text of the file, to take blocks over from. */
  parse(text: string, previous?: HclReading): HclBody;
}

let runtime: Promise<void> | undefined;

/** For a file as a whole, a hundred times what the largest take: recovery may take the square of the length. */
const timeLimitMs = 5000;

/** `load` gives the bytes of a WebAssembly file: from disk or over the wire, as the host has it. */
export async function createHclParser(load: (name: HclAsset) => Promise<Uint8Array>, limitMs = timeLimitMs): Promise<HclParser> {
  runtime ??= startRuntime(load);
  try {
    await runtime;
  } catch (error) {
    runtime = undefined;
    throw error;
  }
  const language = await Language.load(await load('tree-sitter-terraform.wasm'));
  const parser = new Parser();
  parser.setLanguage(language);
  return { parse: (text, previous) => parse({ parser, until: performance.now() + limitMs }, text, previous) };
}

async function startRuntime(load: (name: HclAsset) => Promise<Uint8Array>): Promise<void> {
  const wasmBinary = await load('web-tree-sitter.wasm');
  // The bundle has no file next to it to look for; the name only has to be one.
  await Parser.init({ wasmBinary, locateFile: (name: string) => name });
}

class OutOfTime extends Error {}

/** One reading of a file: a parser, and the time that is left to it. */
interface Run {
  readonly parser: Parser;
  readonly until: number;
}

function parse(run: Run, text: string, previous: HclReading | undefined): HclBody {
  if (nestsTooDeep(text)) return unread('depth');
  const read: ReadPart = (whole, span) => readPart(run, whole, span);
  try {
    const parts = previous && readParts(text, previous, read);
    const again = parts && bodyOfParts(text, parts);
    return again ?? readWhole(run, text, 0) ?? joined(parts ?? readParts(text, undefined, read), true);
  } catch (error) {
    if (error instanceof OutOfTime) return unread('time');
    throw error;
  }
}

function unread(reason: 'depth' | 'time'): HclBody {
  return { attributes: [], blocks: [], damaged: true, unread: reason };
}

/** A text that parses as it stands. */
function readWhole(run: Run, text: string, base: number): HclBody | undefined {
  return withTree(run, withoutExponents(text), (tree) => wholeBody(tree, text, base));
}

/** The grammar knows no exponent behind a whole number (`1e5`); the same length in digits passes, and values are read from the real text. */
function withoutExponents(text: string): string {
  return text.replace(/(?<![\w.])\d+[eE][-+]?\d+/g, (number) => number.replace(/\D/g, '0'));
}

/** The body of a text that parses as it stands. */
function wholeBody(tree: Tree, text: string, base: number): HclBody | undefined {
  if (tree.rootNode.hasError) return undefined;
  const body = convertTree(tree, text, base);
  return body.damaged ? undefined : body;
}

/** Of a part that does not parse, all blocks count as damaged. */
function readPart(run: Run, whole: string, { start, end }: Span): Part {
  const text = whole.slice(start, end);
  const body = readWhole(run, text, start);
  if (body) return { start, end, body, whole: true };
  const shown = withoutHalfTypedLines(withoutExponents(text));
  return { start, end, body: withTree(run, shown, (tree) => convertTree(tree, text, start, true)), whole: false };
}

function withTree<T>({ parser, until }: Run, text: string, use: (tree: Tree) => T): T {
  const isOver = (): boolean => performance.now() > until;
  const tree = parser.parse(text, null, { progressCallback: isOver });
  if (!tree) {
    // It would go on with the text before.
    parser.reset();
    throw new OutOfTime();
  }
  try {
    return use(tree);
  } finally {
    tree.delete();
  }
}
