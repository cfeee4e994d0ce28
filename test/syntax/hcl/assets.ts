/** The parser's WebAssembly files as the tests find them. */
import { readFile } from 'node:fs/promises';
import { createRequire } from 'node:module';
import { createHclParser } from '../../../server/src/syntax/hcl/parser.ts';
import type { HclAsset, HclParser } from '../../../server/src/syntax/hcl/parser.ts';

const { resolve } = createRequire(import.meta.url);
const paths: Readonly<Record<HclAsset, string>> = {
  'web-tree-sitter.wasm': 'web-tree-sitter/web-tree-sitter.wasm',
  'tree-sitter-terraform.wasm': '@tree-sitter-grammars/tree-sitter-hcl/tree-sitter-terraform.wasm',
};

export function loadHclAsset(name: HclAsset): Promise<Uint8Array> {
  return readFile(resolve(paths[name]));
}

let parser: Promise<HclParser> | undefined;

/** One parser for all tests. */
export function hclParser(): Promise<HclParser> {
  parser ??= createHclParser(loadHclAsset);
  return parser;
}
