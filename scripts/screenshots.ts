import { mkdirSync } from 'node:fs';
import path from 'node:path';
import process from 'node:process';

import type { Page } from 'playwright-core';

import { openEditor, openFile, runCommand, type ThemeName, themeNames, webviewFrame } from '../test/host/browser.ts';
import { copyWorkspace } from '../test/host/workspace.ts';
import { build } from './build/build.ts';
import { readManifest } from './host/extension.ts';
import { fromRoot } from './lib/paths.ts';

interface Scene {
  readonly name: string;
  show(page: Page): Promise<void>;
  /** Puts the editor back to where the next scene begins. */
  leave(page: Page): Promise<void>;
}

const folder = fromRoot('docs', 'images');
const { displayName } = readManifest();
const manifest = 'deploy/base/storefront.yaml';
const patienceMs = 20_000;

// What every picture would show, and none is about.
const settings = {
  'chat.disableAIFeatures': true,
  'editor.stickyScroll.enabled': false,
  'breadcrumbs.enabled': false,
  'editor.minimap.enabled': false,
  'editor.occurrencesHighlight': 'off',
  'files.autoSave': 'off',
};

async function press(page: Page, ...keys: readonly string[]): Promise<void> {
  for (const key of keys) await page.keyboard.press(key);
}

/** Opens the manifest with the cursor at a place, once its findings are shown. */
async function openManifest(page: Page, line: number, column: number): Promise<void> {
  await openFile(page, manifest);
  await page.locator('.squiggly-warning').first().waitFor({ timeout: patienceMs });
  // The lens is at the top, which the place may push out of sight.
  await jumpTo(page, 1, 1);
  await page.locator('.codelens-decoration').first().waitFor({ state: 'attached', timeout: patienceMs });
  await jumpTo(page, line, column);
}

async function jumpTo(page: Page, line: number, column: number): Promise<void> {
  await page.keyboard.press('Control+G');
  await page
    .locator('.quick-input-widget input')
    .first()
    .fill(`:${String(line)}:${String(column)}`);
  await page.keyboard.press('Enter');
  await page
    .locator('.statusbar-item')
    .filter({ hasText: `Ln ${String(line)}, Col ${String(column)}` })
    .waitFor();
}

/** As wide as a person makes it who reads it. */
async function widenSideBar(page: Page, width: number): Promise<void> {
  const box = await page.locator('.part.sidebar').boundingBox();
  if (box === null) throw new Error('There is no side bar.');
  const middle = box.y + box.height / 2;
  await page.mouse.move(box.x + box.width + 2, middle);
  await page.mouse.down();
  await page.mouse.move(box.x + width, middle, { steps: 10 });
  await page.mouse.up();
}

const usualScenes: readonly Scene[] = [
  {
    name: 'editor',
    show: async (page) => {
      await openManifest(page, 29, 24);
      await press(page, 'ControlOrMeta+K', 'ControlOrMeta+I');
      await page.locator('.monaco-hover').filter({ hasText: 'Quick Fix' }).waitFor({ timeout: patienceMs });
    },
    leave: async (page) => press(page, 'Escape'),
  },
  {
    name: 'quick-fix',
    show: async (page) => {
      await openManifest(page, 18, 20);
      await press(page, 'ControlOrMeta+.');
      await page
        .locator('.action-widget .monaco-list-row')
        .filter({ hasText: 'Add a liveness probe' })
        .first()
        .waitFor({ timeout: patienceMs });
    },
    leave: async (page) => press(page, 'Escape'),
  },
  {
    name: 'code-lens',
    show: async (page) => {
      await openManifest(page, 1, 1);
      await page.locator('.codelens-decoration a').filter({ hasText: 'expectations met' }).first().click();
      await page.locator('.quick-input-list .monaco-list-row').filter({ hasText: 'no liveness probe' }).waitFor({ timeout: patienceMs });
    },
    leave: async (page) => {
      await press(page, 'Escape');
      await page.locator('.statusbar-item').filter({ hasText: 'Ln 1, Col 1' }).waitFor({ timeout: patienceMs });
    },
  },
  {
    name: 'completion',
    show: async (page) => {
      await openManifest(page, 23, 1);
      await press(page, 'End', 'Enter', 'Shift+Tab', 'Shift+Tab');
      await page.keyboard.type('li');
      await page.locator('.suggest-widget .monaco-list-row').filter({ hasText: 'livenessProbe' }).waitFor({ timeout: patienceMs });
      await press(page, 'Control+Space');
      await page.locator('.suggest-details').waitFor({ timeout: patienceMs });
    },
    leave: async (page) => {
      await press(page, 'Escape');
      await runCommand(page, 'File: Revert File');
      await page.locator('.tab.active:not(.dirty)').waitFor({ timeout: patienceMs });
    },
  },
  {
    name: 'chart',
    show: async (page) => {
      await openFile(page, 'charts/notifications/values.yaml');
      await jumpTo(page, 43, 18);
      await page.locator('.squiggly-warning').first().waitFor({ timeout: patienceMs });
      await press(page, 'ControlOrMeta+K', 'ControlOrMeta+I');
      await page.locator('.monaco-hover').filter({ hasText: 'no readiness probe' }).waitFor({ timeout: patienceMs });
    },
    leave: async (page) => press(page, 'Escape'),
  },
  {
    name: 'panel',
    show: async (page) => {
      await openManifest(page, 18, 17);
      await page.locator('.activitybar').getByRole('tab', { name: displayName }).click();
      const panel = await webviewFrame(page, 'Next steps');
      await widenSideBar(page, 440);
      await panel.locator('progress.scan').waitFor({ state: 'detached', timeout: patienceMs });
    },
    leave: () => Promise.resolve(),
  },
  {
    name: 'profile',
    show: async (page) => {
      const panel = await webviewFrame(page, 'Next steps');
      await panel.getByRole('heading', { name: 'Profile' }).evaluate((heading) => {
        heading.scrollIntoView();
      });
    },
    leave: () => Promise.resolve(),
  },
];

/** The same for people who do not trust the folder: its findings, and the panel. */
const restricted: readonly Scene[] = [
  {
    name: 'restricted',
    show: async (page) => {
      await page.locator('.statusbar-item').filter({ hasText: 'Restricted Mode' }).waitFor({ timeout: patienceMs });
      await openManifest(page, 18, 17);
      await page.locator('.activitybar').getByRole('tab', { name: displayName }).click();
      const panel = await webviewFrame(page, 'Next steps');
      await panel.locator('progress.scan').waitFor({ state: 'detached', timeout: patienceMs });
    },
    leave: () => Promise.resolve(),
  },
];

async function takePictures(theme: ThemeName, scenes: readonly Scene[], trust: boolean): Promise<void> {
  // Some scenes type into a file.
  const workspace = copyWorkspace(fromRoot('samples', 'shop'));
  try {
    const editor = await openEditor({
      folder: workspace.folder,
      extension: 'installed',
      theme,
      settings: { ...settings, 'security.workspace.trust.startupPrompt': 'never' },
      trust,
      viewport: { width: 1280, height: 800 },
    });
    try {
      for (const scene of scenes) {
        await scene.show(editor.page);
        await editor.page.mouse.move(640, 799);
        const file = path.join(folder, `${scene.name}-${theme}.png`);
        await editor.page.screenshot({ path: file, animations: 'disabled' });
        console.log(`Wrote ${path.relative(fromRoot(), file)}`);
        await scene.leave(editor.page);
      }
    } finally {
      await editor.close();
    }
  } finally {
    workspace.dispose();
  }
}

/** High contrast on a light ground looks like the dark one where it matters. */
const usual: readonly ThemeName[] = ['dark', 'light', 'high-contrast'];

const wanted = process.argv.slice(2);
const unknown = wanted.filter((name) => !themeNames.some((theme) => theme === name));
if (unknown.length > 0) throw new Error(`There is no theme ${unknown.join(', ')}; there are ${themeNames.join(', ')}.`);
mkdirSync(folder, { recursive: true });
await build({ minify: true });
const chosen = wanted.length === 0 ? usual : themeNames.filter((theme) => wanted.includes(theme));
for (const theme of chosen) {
  await takePictures(theme, usualScenes, false);
  await takePictures(theme, restricted, true);
}
