/** HCL as Terraform and OpenTofu write it. Built on tree-sitter, whose tree never leaves this folder. */
import { Language, Parser } from 'web-tree-sitter';
import type { Tree } from 'web-tree-sitter';
import { convertTree } from './convert.ts';
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

/** `load` gives the bytes of a WebAssembly file: from disk or over the wire, as the host has it. */
export async function createHclParser(load: (name: HclAsset) => Promise<Uint8Array>): Promise<HclParser> {
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
  return { parse: (text, previous) => parse(parser, text, previous) };
}

async function startRuntime(load: (name: HclAsset) => Promise<Uint8Array>): Promise<void> {
  const wasmBinary = await load('web-tree-sitter.wasm');
  // The bundle has no file next to it to look for; the name only has to be one.
  await Parser.init({ wasmBinary, locateFile: (name: string) => name });
}

function parse(parser: Parser, text: string, previous: HclReading | undefined): HclBody {
  const read: ReadPart = (whole, span) => readPart(parser, whole, span);
  const parts = previous && readParts(text, previous, read);
  const again = parts && bodyOfParts(text, parts);
  return again ?? readWhole(parser, text, 0) ?? joined(parts ?? readParts(text, undefined, read), true);
}

/** A text that parses as it stands. */
function readWhole(parser: Parser, text: string, base: number): HclBody | undefined {
  return withTree(parser, withoutExponents(text), (tree) => wholeBody(tree, text, base));
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
function readPart(parser: Parser, whole: string, { start, end }: Span): Part {
  const text = whole.slice(start, end);
  const body = readWhole(parser, text, start);
  if (body) return { start, end, body, whole: true };
  const shown = withoutHalfTypedLines(withoutExponents(text));
  return { start, end, body: withTree(parser, shown, (tree) => convertTree(tree, text, start, true)), whole: false };
}

function withTree<T>(parser: Parser, text: string, use: (tree: Tree) => T): T {
  const tree = parser.parse(text);
  if (!tree) throw new Error('The HCL parser has no language.');
  try {
    return use(tree);
  } finally {
    tree.delete();
  }
}
