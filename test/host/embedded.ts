import { EventEmitter, once } from 'node:events';

import type { Page } from 'playwright-core';

import { extensionId } from '../../scripts/host/extension.ts';
import { type Served, serveEmbedded } from '../../scripts/host/server.ts';
import { launchBrowser, remoteUri } from './browser.ts';
import { parseReport, type Report, reportMark, suiteMark } from './report.ts';
import { type HostKind, suiteExtension, suiteModule } from './suite.ts';
import { serveExtension, type WebExtension } from './web-extension.ts';

const limitMs = 10 * 60_000;

function printed(args: unknown): string {
  const values: readonly unknown[] = Array.isArray(args) ? args : [args];
  return values.map((value) => (typeof value === 'string' ? value : JSON.stringify(value))).join(' ');
}

/** What the console of a page says, sorted. */
class Lines {
  readonly #tell: (line: string) => void;
  readonly #others: string[] = [];
  report: Report | undefined;

  constructor(tell: (line: string) => void) {
    this.#tell = tell;
  }

  /** A console may put its own words before ours. */
  add(text: string): void {
    const report = text.indexOf(reportMark);
    const told = text.indexOf(suiteMark);
    if (report >= 0) this.report ??= parseReport(text.slice(report + reportMark.length));
    else if (told >= 0) this.#tell(text.slice(told + suiteMark.length));
    else this.#others.push(text);
  }

  /** The last of what the editor itself said. */
  get others(): string {
    return this.#others.join('\n').slice(-8000);
  }
}

/** Where the page finds the suite: on the editor's server, or, beside the extension, at an address of its own. */
function payload(served: Served, kind: HostKind): (readonly [string, string])[] {
  if (kind === 'worker') return [];
  const suite = remoteUri(served, suiteExtension('node'));
  return [
    ['extensionDevelopmentPath', suite],
    ['extensionTestsPath', `${suite}/${suiteModule}`],
    ['skipWelcome', 'true'],
  ];
}

async function runInPage(page: Page, served: Served, kind: HostKind, workspace: string, tell: (line: string) => void): Promise<Report> {
  const lines = new Lines(tell);
  // A worker's console reaches the page alone, that of Node.js the editor's log alone.
  if (kind === 'worker')
    page.on('console', (message) => {
      lines.add(message.text());
    });
  else
    await page.exposeFunction('codeAutomationLog', (_type: string, args: unknown) => {
      lines.add(printed(args));
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
    await page.goto(served.address(workspace, payload(served, kind)));
    const results: readonly unknown[] = await finished;
    const { report } = lines;
    if (report === undefined) throw new Error(`The suite did not run to its end: it left no report.\n${lines.others}`);
    if (results[0] !== 0 && report.failed === 0) throw new Error(`The editor ended with code ${String(results[0])}.\n${lines.others}`);
    return report;
  } finally {
    clearTimeout(timer);
    served.child.off('exit', serverEnded);
  }
}

/** Runs the suite in the embedded editor, whose extension is installed from the package. */
export async function runEmbedded(kind: HostKind, workspace: string, tell: (line: string) => void): Promise<Report> {
  const served = await serveEmbedded({
    installed: kind === 'node',
    automation: true,
    // In the worker everything is tried without trust: whatever works there needs none.
    trust: kind === 'worker',
    settings: {
      // In a browser the editor would save by itself after a second.
      'files.autoSave': 'off',
      'security.workspace.trust.startupPrompt': 'never',
      ...(kind === 'worker' ? { 'remote.extensionKind': { [extensionId()]: ['web'] } } : {}),
    },
  });
  let web: WebExtension | undefined;
  try {
    web = kind === 'worker' ? await serveExtension({ suite: true }) : undefined;
    const browser = await launchBrowser();
    try {
      const page = await browser.newPage({ viewport: { width: 1400, height: 900 }, bypassCSP: web !== undefined });
      await web?.addTo(page);
      return await runInPage(page, served, kind, workspace, tell);
    } finally {
      await browser.close();
    }
  } finally {
    await served.close();
    await web?.close();
  }
}
