import { mkdirSync } from 'node:fs';
import path from 'node:path';
import process from 'node:process';

import type { Page } from 'playwright-core';

import { openEditor, openFile, type ThemeName, themeNames, webviewFrame } from '../test/host/browser.ts';
import { build } from './build/build.ts';
import { readManifest } from './host/extension.ts';
import { fromRoot } from './lib/paths.ts';

interface Scene {
  readonly name: string;
  show(page: Page): Promise<void>;
}

const folder = fromRoot('docs', 'images');
const sample = fromRoot('samples', 'shop');
const { displayName } = readManifest();

const scenes: readonly Scene[] = [
  {
    name: 'editor',
    show: async (page) => {
      await openFile(page, 'checkout.yaml');
      await page.locator('.squiggly-warning, .squiggly-error, .squiggly-hint').first().waitFor();
    },
  },
  {
    name: 'panel',
    show: async (page) => {
      await page.locator('.activitybar').getByRole('tab', { name: displayName }).click();
      await webviewFrame(page);
    },
  },
];

async function takePictures(theme: ThemeName): Promise<void> {
  const editor = await openEditor({ folder: sample, extension: 'installed', theme });
  try {
    for (const scene of scenes) {
      await scene.show(editor.page);
      const file = path.join(folder, `${scene.name}-${theme}.png`);
      await editor.page.screenshot({ path: file });
      console.log(`Wrote ${file}`);
    }
  } finally {
    await editor.close();
  }
}

const wanted = process.argv.slice(2);
const unknown = wanted.filter((name) => !themeNames.some((theme) => theme === name));
if (unknown.length > 0) throw new Error(`There is no theme ${unknown.join(', ')}; there are ${themeNames.join(', ')}.`);
mkdirSync(folder, { recursive: true });
await build({ minify: true });
for (const theme of themeNames) {
  if (wanted.length === 0 || wanted.includes(theme)) await takePictures(theme);
}
