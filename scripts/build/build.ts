import { chmodSync, copyFileSync, existsSync, mkdirSync, rmSync, writeFileSync } from 'node:fs';
import path from 'node:path';

import { build as bundle, type BuildOptions, context } from 'esbuild';

import { fromRoot, root } from '../lib/paths.ts';
import { type Asset, assets, type Target, targets } from './targets.ts';
import { writeTexts } from './texts.ts';

/** How the product is built. */
export interface BuildSettings {
  /** Build again on every change, until the result is disposed. */
  readonly watch?: boolean;
  /** As released: small and without source maps. */
  readonly minify: boolean;
}

/** A build under watch. */
export interface BuildHandle {
  dispose(): Promise<void>;
}

function options(target: Target, minify: boolean): BuildOptions {
  return {
    ...target.options,
    absWorkingDir: root,
    entryPoints: [target.entry],
    outfile: target.output,
    bundle: true,
    // Anything else would make each character of the bundle take two bytes in memory.
    charset: 'ascii',
    legalComments: 'none',
    logLevel: 'warning',
    minify,
    sourcemap: minify ? false : 'linked',
  };
}

function checkSources(sources: readonly string[]): void {
  const missing = sources.filter((source) => !existsSync(fromRoot(source)));
  if (missing.length > 0) throw new Error(`The build needs files that do not exist:\n  ${missing.join('\n  ')}`);
}

function copy(asset: Asset): void {
  const output = fromRoot(asset.output);
  mkdirSync(path.dirname(output), { recursive: true });
  copyFileSync(fromRoot(asset.source), output);
}

/** Builds everything in `dist/`. */
export async function build({ watch = false, minify }: BuildSettings): Promise<BuildHandle> {
  const all = targets();
  checkSources([...all.map(({ entry }) => entry), ...assets.map(({ source }) => source)]);
  rmSync(fromRoot('dist'), { recursive: true, force: true });
  for (const asset of assets) copy(asset);
  writeTexts();
  // The extension's manifest has no "type": VS Code's web host takes no ES modules. The command line is one.
  writeFileSync(fromRoot('dist/package.json'), '{ "type": "module" }\n');
  if (watch) {
    const contexts = await Promise.all(all.map(async (target) => context(options(target, minify))));
    await Promise.all(contexts.map(async (each) => each.watch()));
    return {
      dispose: async () => {
        await Promise.all(contexts.map(async (each) => each.dispose()));
      },
    };
  }
  await Promise.all(all.map(async (target) => bundle(options(target, minify))));
  chmodSync(fromRoot('dist/cli.js'), 0o755);
  return { dispose: () => Promise.resolve() };
}
