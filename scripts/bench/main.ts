import { spawnSync } from 'node:child_process';
import { readFile } from 'node:fs/promises';
import { mkdtempSync, rmSync } from 'node:fs';
import path from 'node:path';
import { pathToFileURL } from 'node:url';
import { build, type Plugin } from 'esbuild';
import { build as buildProduct } from '../build/build.ts';
import { fromRoot } from '../lib/paths.ts';

/** Modules find files beside themselves; in the bundle they would all stand in one place. */
const ownAddresses: Plugin = {
  name: 'own-addresses',
  setup(bundler) {
    bundler.onLoad({ filter: /\.ts$/, namespace: 'file' }, async ({ path: file }) => {
      const text = await readFile(file, 'utf8');
      return { contents: text.replaceAll('import.meta.url', JSON.stringify(pathToFileURL(file).href)), loader: 'ts' };
    });
  },
};

/** `npm run bench`: builds the product, and the benchmarks as the product is built, since what runs TypeScript directly makes it slower. */
export async function main(args: readonly string[]): Promise<number> {
  await buildProduct({ minify: true });
  const folder = mkdtempSync(fromRoot('node_modules/.bench-'));
  try {
    const outfile = path.join(folder, 'main.mjs');
    await build({
      entryPoints: [fromRoot('test/bench/main.ts')],
      outfile,
      bundle: true,
      minify: true,
      platform: 'node',
      target: 'node20',
      format: 'esm',
      mainFields: ['module', 'main'],
      external: ['playwright-core', 'web-tree-sitter', 'esbuild', '@vscode/vsce', '@vscode/test-electron'],
      banner: {
        js: "import { createRequire as createBundleRequire } from 'node:module'; const require = createBundleRequire(import.meta.url);",
      },
      plugins: [ownAddresses],
    });
    return spawnSync(process.execPath, [outfile, ...args], { stdio: 'inherit' }).status ?? 1;
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}
