import { setTimeout as wait } from 'node:timers/promises';

import { type Browser, chromium, type Frame, type Page } from 'playwright-core';

import { requireBrowser } from '../../scripts/host/browser.ts';
import { extensionId } from '../../scripts/host/extension.ts';
import { addressPath, type Served, serveEmbedded } from '../../scripts/host/server.ts';
import { root } from '../../scripts/lib/paths.ts';
import { serveExtension, type WebExtension } from './web-extension.ts';

const themes = {
  dark: 'Dark Modern',
  light: 'Light Modern',
  'high-contrast': 'Default High Contrast',
  'high-contrast-light': 'Default High Contrast Light',
} as const;

/** A colour theme of the embedded editor. */
export type ThemeName = keyof typeof themes;

/** Names of the colour themes. */
export const themeNames: readonly ThemeName[] = ['dark', 'light', 'high-contrast', 'high-contrast-light'];

/** What editor is opened, and how it looks. */
export interface OpenOptions {
  readonly folder: string;
  /** `source`: this repository, under development. `installed`: the packaged files, as users have them. `web`: these in the page's worker. */
  readonly extension: 'source' | 'installed' | 'web';
  readonly settings?: Readonly<Record<string, unknown>>;
  readonly theme?: ThemeName;
  readonly trust?: boolean;
  readonly viewport?: { readonly width: number; readonly height: number };
}

/** An editor in a page that a test drives. */
export interface OpenedEditor {
  readonly page: Page;
  /** Errors that the page met, and what extensions wrote to the console. */
  readonly consoleLines: readonly string[];
  close(): Promise<void>;
}

// These work as root, without a network and without a screen.
const browserFlags = [
  '--no-sandbox',
  '--disable-gpu',
  '--disable-quic',
  '--no-first-run',
  '--disable-background-networking',
  '--disable-component-update',
  '--disable-sync',
];

/** Starts the machine's browser without a window. */
export async function launchBrowser(): Promise<Browser> {
  return chromium.launch({ executablePath: await requireBrowser(), args: browserFlags });
}

/** A folder as the workbench of a served editor names it. */
export function remoteUri(served: Served, folder: string): string {
  return `vscode-remote://127.0.0.1:${String(served.port)}${addressPath(folder)}`;
}

function sourcePayload(served: Served): (readonly [string, string])[] {
  return [
    ['extensionDevelopmentPath', remoteUri(served, root)],
    ['skipWelcome', 'true'],
  ];
}

async function openPage(browser: Browser, served: Served, options: OpenOptions, web: WebExtension | undefined): Promise<OpenedEditor> {
  // The worker's files come from an address of their own, which the workbench's page does not allow.
  const page = await browser.newPage({ viewport: options.viewport ?? { width: 1400, height: 900 }, bypassCSP: web !== undefined });
  const consoleLines: string[] = [];
  page.on('console', (message) => consoleLines.push(message.text()));
  page.on('pageerror', (error) => consoleLines.push(`page error: ${error.message}`));
  await web?.addTo(page);
  await page.goto(served.address(options.folder, options.extension === 'source' ? sourcePayload(served) : []));
  await page.locator('.monaco-workbench .statusbar').waitFor({ timeout: 60_000 });
  return {
    page,
    consoleLines,
    close: async () => {
      await browser.close();
      await served.close();
      await web?.close();
    },
  };
}

/** Opens a folder in an embedded editor of its own. */
export async function openEditor(options: OpenOptions): Promise<OpenedEditor> {
  const { extension, theme = 'dark', trust = false } = options;
  const settings = {
    'workbench.colorTheme': themes[theme],
    'window.autoDetectColorScheme': false,
    // Beside a server the workbench prefers Node.js; this sends the extension to the worker.
    ...(extension === 'web' ? { 'remote.extensionKind': { [extensionId()]: ['web'] } } : {}),
    ...options.settings,
  };
  const served = await serveEmbedded({
    installed: extension === 'installed',
    automation: extension === 'source',
    trust,
    settings,
  });
  let browser: Browser | undefined;
  let web: WebExtension | undefined;
  try {
    browser = await launchBrowser();
    web = extension === 'web' ? await serveExtension() : undefined;
    return await openPage(browser, served, options, web);
  } catch (error) {
    await browser?.close();
    await served.close();
    await web?.close();
    throw error;
  }
}

async function frameText(frame: Frame): Promise<string> {
  if (frame.isDetached()) return '';
  return frame
    .locator('body')
    .innerText({ timeout: 1000 })
    .catch(() => '');
}

/** The document of a webview: the innermost of its three frames; the one that shows `text` where one is given. */
export async function webviewFrame(page: Page, text = '', timeoutMs = 20_000): Promise<Frame> {
  const deadline = Date.now() + timeoutMs;
  while (Date.now() < deadline) {
    const frames = page.frames().filter((frame) => frame.url().includes('fake.html'));
    for (const frame of frames) {
      const shown = await frameText(frame);
      if (shown.trim() !== '' && shown.includes(text)) return frame;
    }
    await wait(100);
  }
  throw new Error(`No webview ${text === '' ? 'with text' : `with "${text}"`} appeared within ${String(timeoutMs / 1000)} s.`);
}

/** Opens the list that a key opens, and types into it; again, where something else took the keyboard and so closed it. */
async function askFor(page: Page, key: string, text: string): Promise<void> {
  const input = page.locator('.quick-input-widget input').first();
  for (let attempts = 1; ; attempts++) {
    await page.keyboard.press(key);
    try {
      await input.fill(text, { timeout: 5000 });
      return;
    } catch (error) {
      if (attempts === 4) throw error;
    }
  }
}

/** Runs a command by the title that the command palette shows. */
export async function runCommand(page: Page, title: string): Promise<void> {
  await askFor(page, 'F1', `>${title}`);
  await page.locator('.quick-input-list .monaco-list-row').filter({ hasText: title }).first().click();
}

/** Opens a file of the folder by its path below it, which tells it from others of that name. */
export async function openFile(page: Page, path: string): Promise<void> {
  const name = path.slice(path.lastIndexOf('/') + 1);
  await askFor(page, 'ControlOrMeta+P', path);
  await page.locator('.quick-input-list .monaco-list-row').filter({ hasText: name }).first().click();
  await page.locator('.tab.active').filter({ hasText: name }).waitFor();
}
