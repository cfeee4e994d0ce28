/** The panel's page in a browser, with a stand-in for the editor around it. */
import { readFileSync } from 'node:fs';
import { build } from 'esbuild';
import type { Browser, Page } from 'playwright-core';
import { createNonce, type Layout, pageHtml } from '../../client/src/page.ts';
import type { PanelMessage, PanelSnapshot } from '../../client/src/messages.ts';
import type { Overview } from '../../server/src/features/overview-types.ts';
import type { PracticeDetails } from '../../server/src/features/practice-types.ts';
import { targets } from '../../scripts/build/targets.ts';
import { root } from '../../scripts/lib/paths.ts';
import { eventually, until } from './eventually.ts';

interface Theme {
  readonly body: string;
  readonly tokens: Readonly<Record<string, string>>;
}

const themes = JSON.parse(readFileSync(new URL('themes.json', import.meta.url), 'utf8')) as Readonly<Record<string, Theme>>;

/** The colour themes that the page is tried in; their tokens are those that the editor gives. */
export const themeNames: readonly string[] = Object.keys(themes);

const origin = 'http://panel.test';

/** The page's script and style, built as for a release. */
async function bundle(output: string): Promise<string> {
  const target = targets().find((each) => each.output === output);
  if (target === undefined) throw new Error(`The build knows no ${output}.`);
  const result = await build({
    ...target.options,
    absWorkingDir: root,
    entryPoints: [target.entry],
    bundle: true,
    minify: true,
    write: false,
  });
  return result.outputFiles[0]?.text ?? '';
}

const built = Promise.all([bundle('dist/panel.js'), bundle('dist/panel.css')]);

/** What the editor does to a page before the page's own script runs. */
function prelude({ body, tokens }: Theme, kept: unknown): string {
  return `
    window.posted = [];
    window.asked = [];
    window.kept = ${JSON.stringify(kept)};
    window.acquireVsCodeApi = () => ({
      postMessage: (message) => (['practice', 'questions', 'history'].includes(message.type) ? window.asked : window.posted).push(message),
      getState: () => window.kept,
      setState: (state) => { window.kept = state; },
    });
    document.addEventListener('DOMContentLoaded', () => {
      for (const [name, value] of Object.entries(${JSON.stringify(tokens)})) document.documentElement.style.setProperty(name, value);
      document.documentElement.style.backgroundColor = 'var(--vscode-sideBar-background)';
      document.body.className = ${JSON.stringify(body)};
      document.body.setAttribute('role', 'document');
    });`;
}

export interface PageOptions {
  readonly theme?: string;
  readonly width?: number;
  readonly height?: number;
  /** What an earlier page kept. */
  readonly kept?: unknown;
  readonly translations?: Readonly<Record<string, string>>;
  readonly language?: string;
  readonly layout?: Layout;
}

/** The page, what it asked the extension for, and the means to send it something. */
export class PanelPage {
  readonly page: Page;
  readonly errors: string[] = [];

  constructor(page: Page) {
    this.page = page;
    page.on('pageerror', ({ message }) => this.errors.push(message));
    page.on('console', (message) => {
      if (message.type() === 'error') this.errors.push(message.text());
    });
  }

  /** Sends a message, and is done when the page has taken it and drawn. */
  async send(message: PanelMessage): Promise<void> {
    await this.page.evaluate(`new Promise((done) => {
      window.addEventListener('message', () => setTimeout(done), { once: true });
      window.postMessage(${JSON.stringify(message)}, '*');
    })`);
    await this.settled();
  }

  /** What follows from the last frame has followed: effects, and what they draw. */
  async settled(): Promise<void> {
    await this.page.evaluate(`(async () => {
      for (let round = 0; round < 3; round++) await new Promise((done) => requestAnimationFrame(() => setTimeout(() => setTimeout(done))));
    })()`);
  }

  async show(overview: Overview): Promise<void> {
    await this.snapshot({ kind: 'overview', overview, hasFolder: true });
  }

  async snapshot(snapshot: PanelSnapshot): Promise<void> {
    await this.send({ type: 'snapshot', snapshot });
  }

  /** The page wants exactly this to be done, beside what was taken before. */
  async hasPosted(expected: readonly unknown[]): Promise<void> {
    await this.#has('posted', expected);
  }

  /** The page wants to be told exactly this of practices and questions, beside what was taken before. */
  async hasAsked(expected: readonly unknown[]): Promise<void> {
    await this.#has('asked', expected);
  }

  /** Forgets what the page wanted so far. */
  async forget(): Promise<void> {
    await this.settled();
    await this.page.evaluate('{ window.posted.splice(0); window.asked.splice(0); }');
  }

  /** Tells the page of a practice, as the server would. */
  async tell(details: PracticeDetails): Promise<void> {
    await this.send({ type: 'practice', id: details.id, details });
  }

  /** What the page keeps for when it is hidden, once it is as wanted. */
  async kept(isWanted: (json: string) => boolean): Promise<unknown> {
    const read = (): Promise<string> => this.page.evaluate<string>('JSON.stringify(window.kept ?? null)');
    return JSON.parse(await until(read, isWanted, 'What the page keeps')) as unknown;
  }

  /** The id of what has the keyboard's focus. */
  async focused(): Promise<string> {
    return this.page.evaluate<string>('document.activeElement.id');
  }

  /** The focus goes to what has this id. */
  async hasFocused(id: string): Promise<void> {
    await eventually(() => this.focused(), id);
  }

  /** What is there: nothing more may come, so that an empty list waits for what would follow. */
  async #has(list: 'posted' | 'asked', expected: readonly unknown[]): Promise<void> {
    await this.settled();
    await eventually(() => this.page.evaluate<readonly unknown[]>(`window.${list}.slice()`), expected);
    await this.page.evaluate(`{ window.${list}.splice(0); }`);
  }
}

/** Opens the page as the editor would, in a window of its own. */
export async function openPanel(browser: Browser, options: PageOptions = {}): Promise<PanelPage> {
  const { theme = 'dark', width = 320, height = 900, kept, translations = {}, language = 'en', layout = 'side' } = options;
  const look = themes[theme];
  if (look === undefined) throw new Error(`There is no theme "${theme}".`);
  const [script, style] = await built;
  const page = await browser.newPage({ viewport: { width, height } });
  const html = pageHtml({
    script: `${origin}/panel.js`,
    style: `${origin}/panel.css`,
    cspSource: origin,
    nonce: createNonce(),
    language,
    layout,
    translations,
  });
  await page.route(`${origin}/**`, async (route) => {
    const { pathname } = new URL(route.request().url());
    if (pathname === '/panel.js') await route.fulfill({ contentType: 'text/javascript', body: script });
    else if (pathname === '/panel.css') await route.fulfill({ contentType: 'text/css', body: style });
    else await route.fulfill({ contentType: 'text/html', body: html });
  });
  await page.addInitScript({ content: prelude(look, kept) });
  const panel = new PanelPage(page);
  await page.goto(`${origin}/`);
  // It listens from now on.
  await eventually(() => page.evaluate<boolean>(`window.posted.some(({ type }) => type === 'ready')`), true);
  return panel;
}
