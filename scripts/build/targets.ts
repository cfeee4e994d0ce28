import { existsSync, readFileSync } from 'node:fs';

import type { BuildOptions } from 'esbuild';

import { fromRoot } from '../lib/paths.ts';

/** One bundle of the product. */
export interface Target {
  readonly entry: string;
  readonly output: string;
  readonly options: BuildOptions;
}

/** A file that is shipped as it is. */
export interface Asset {
  readonly source: string;
  readonly output: string;
}

const nodeModules = { mainFields: ['module', 'main'], platform: 'node', target: 'node20' } satisfies BuildOptions;

// Dependencies written as ES modules look for their files beside import.meta.url, which CommonJS lacks.
const commonJs = {
  ...nodeModules,
  format: 'cjs',
  define: { 'import.meta.url': 'importMetaUrl' },
  banner: { js: "const importMetaUrl = require('node:url').pathToFileURL(__filename).href;" },
} satisfies BuildOptions;

const browser = {
  mainFields: ['browser', 'module', 'main'],
  platform: 'browser',
  target: 'es2022',
} satisfies BuildOptions;

function cliBanner(entry: string): string {
  const file = fromRoot(entry);
  const hasShebang = existsSync(file) && readFileSync(file, 'utf8').startsWith('#!');
  const require = [
    "import { createRequire as createBundleRequire } from 'node:module';",
    'const require = createBundleRequire(import.meta.url);',
  ];
  return [...(hasShebang ? [] : ['#!/usr/bin/env node']), ...require].join('\n');
}

const cliEntry = 'server/src/cli/main.ts';

/** Every bundle, as `dist/` holds it. */
export function targets(): readonly Target[] {
  return [
    { entry: 'client/src/node.ts', output: 'dist/client.cjs', options: { ...commonJs, external: ['vscode'] } },
    {
      entry: 'client/src/browser.ts',
      output: 'dist/web/client.js',
      options: { ...browser, format: 'cjs', external: ['vscode'] },
    },
    { entry: 'server/src/lsp/node.ts', output: 'dist/server.cjs', options: commonJs },
    { entry: 'server/src/lsp/browser.ts', output: 'dist/web/server.js', options: { ...browser, format: 'iife' } },
    {
      entry: cliEntry,
      output: 'dist/cli.js',
      options: { ...nodeModules, format: 'esm', banner: { js: cliBanner(cliEntry) } },
    },
    {
      entry: 'client/webview/main.tsx',
      output: 'dist/panel.js',
      options: { ...browser, format: 'iife', jsx: 'automatic', jsxImportSource: 'preact' },
    },
    { entry: 'client/webview/panel.css', output: 'dist/panel.css', options: browser },
  ];
}

/** Files read at run time, from packages. */
export const assets: readonly Asset[] = [
  {
    source: 'node_modules/web-tree-sitter/web-tree-sitter.wasm',
    output: 'dist/wasm/web-tree-sitter.wasm',
  },
  {
    source: 'node_modules/@tree-sitter-grammars/tree-sitter-hcl/tree-sitter-terraform.wasm',
    output: 'dist/wasm/tree-sitter-terraform.wasm',
  },
];
