/** HCL as Terraform and OpenTofu write it. Built on tree-sitter, whose tree never leaves this folder. */
import { Language, Parser } from 'web-tree-sitter';
import type { Tree } from 'web-tree-sitter';
import { convertTree } from './convert.ts';
import { segmentsOf, withoutHalfTypedLines } from './segments.ts';
import type { HclBody } from './tree.ts';

export type HclAsset = 'web-tree-sitter.wasm' | 'tree-sitter-terraform.wasm';

export interface HclParser {
  /** Never throws on content. In a damaged text the blocks that are whole are all there. */
  parse(text: string): HclBody;
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
  return { parse: (text) => parse(parser, text) };
}

async function startRuntime(load: (name: HclAsset) => Promise<Uint8Array>): Promise<void> {
  const wasmBinary = await load('web-tree-sitter.wasm');
  // The bundle has no file next to it to look for; the name only has to be one.
  await Parser.init({ wasmBinary, locateFile: (name: string) => name });
}

function parse(parser: Parser, text: string): HclBody {
  const whole = withTree(parser, text, (tree) => wholeBody(tree, text, 0));
  if (whole) return whole;
  const shown = withoutExponents(text);
  const mended = shown === text ? undefined : withTree(parser, shown, (tree) => wholeBody(tree, text, 0));
  return mended ?? recover(parser, shown, text);
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

function recover(parser: Parser, shown: string, text: string): HclBody {
  const bodies = segmentsOf(text).map(({ start, end }) => readPart(parser, shown.slice(start, end), text.slice(start, end), start));
  return {
    attributes: bodies.flatMap((body) => body.attributes),
    blocks: bodies.flatMap((body) => body.blocks),
    damaged: true,
  };
}

/** Of a part that does not parse, all blocks count as damaged. `shown` is what the grammar sees of `part`. */
function readPart(parser: Parser, shown: string, part: string, base: number): HclBody {
  const mended = withoutHalfTypedLines(shown);
  const body = withTree(
    parser,
    shown,
    (tree) => wholeBody(tree, part, base) ?? (mended === shown ? convertTree(tree, part, base, true) : undefined),
  );
  return body ?? withTree(parser, mended, (tree) => convertTree(tree, part, base, true));
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
