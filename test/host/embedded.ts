import { EventEmitter, once } from 'node:events';

import type { Page } from 'playwright-core';

import { type Served, serveEmbedded } from '../../scripts/host/server.ts';
import { root } from '../../scripts/lib/paths.ts';
import { launchBrowser, remoteUri } from './browser.ts';
import { suiteModule } from './suite.ts';

const limitMs = 10 * 60_000;

const mark = '[suite] ';

function printed(args: unknown): string {
  const values: readonly unknown[] = Array.isArray(args) ? args : [args];
  return values.map((value) => (typeof value === 'string' ? value : JSON.stringify(value))).join(' ');
}

async function runInPage(page: Page, served: Served, folder: string): Promise<number> {
  const errors: string[] = [];
  await page.exposeFunction('codeAutomationLog', (type: string, args: unknown) => {
    const text = printed(args);
    if (text.startsWith(mark)) console.log(text.slice(mark.length));
    else if (type === 'error') errors.push(text);
  });
  const ended = new EventEmitter();
  const finished = once(ended, 'end');
  const timer = setTimeout(() => {
    ended.emit('error', new Error(`The suite did not end within ${String(limitMs / 60_000)} minutes.\n${served.log()}`));
  }, limitMs);
  const serverEnded = (): void => {
    ended.emit('error', new Error(`The editor's server ended during the suite.\n${served.log()}`));
  };
  served.child.once('exit', serverEnded);
  try {
    await page.exposeFunction('codeAutomationExit', (code: number) => ended.emit('end', code));
    await page.goto(
      served.address(folder, [
        ['extensionDevelopmentPath', remoteUri(served, root)],
        ['extensionTestsPath', remoteUri(served, suiteModule)],
        ['skipWelcome', 'true'],
      ]),
    );
    const results: readonly unknown[] = await finished;
    const code = results[0];
    if (code !== 0) console.error(`What the editor's console said:\n${errors.join('\n').slice(-8000)}`);
    return Number(code);
  } finally {
    clearTimeout(timer);
    served.child.off('exit', serverEnded);
  }
}

/** Runs the suite in the embedded editor; resolves to its exit code. */
export async function runEmbedded(folder: string): Promise<number> {
  const served = await serveEmbedded({ installed: false, automation: true });
  try {
    const browser = await launchBrowser();
    try {
      const page = await browser.newPage({ viewport: { width: 1400, height: 900 } });
      return await runInPage(page, served, folder);
    } finally {
      await browser.close();
    }
  } finally {
    await served.close();
  }
}
