/** The side panel: sends the page full snapshots and does what the page asks for. */
import {
  commands,
  type Disposable,
  env,
  l10n,
  type LogOutputChannel,
  Uri,
  type WebviewView,
  type WebviewViewProvider,
  window,
  workspace,
} from 'vscode';
import type { Overview } from '../../server/src/features/overview-types.ts';
import { commandIds } from './commands.ts';
import type { Guidance } from './guidance.ts';
import { isAllowedLink } from './links.ts';
import { type PageMessage, type PanelMessage, type PanelSnapshot, readPageMessage } from './messages.ts';
import { createNonce, pageHtml } from './page.ts';
import { openPlace } from './places.ts';
import type { Session } from './session.ts';

/** The view's id in the manifest. */
export const panelId = 'cloudNativeMaturity.panel';

export interface PanelNeeds {
  readonly extensionUri: Uri;
  readonly extensionId: string;
  readonly session: Session;
  readonly guidance: Guidance;
  readonly log: LogOutputChannel;
}

export class Panel implements WebviewViewProvider, Disposable {
  readonly #needs: PanelNeeds;
  readonly #subscriptions: readonly Disposable[];
  #view: WebviewView | undefined;
  #pageIsReady = false;
  #overview: Overview | undefined;
  #asking = false;
  #askAgain = false;

  constructor(needs: PanelNeeds) {
    this.#needs = needs;
    const { session } = needs;
    const refresh = (): void => void this.#refresh();
    this.#subscriptions = [
      session.onState(refresh),
      session.onOverview(refresh),
      session.onStatus(({ state, done, total }) => {
        if (state === 'scanning') this.#post({ type: 'progress', done, total });
      }),
      workspace.onDidChangeWorkspaceFolders(refresh),
    ];
  }

  resolveWebviewView(view: WebviewView): void {
    const { extensionUri } = this.#needs;
    const file = (...parts: readonly string[]): string => view.webview.asWebviewUri(Uri.joinPath(extensionUri, ...parts)).toString();
    this.#view = view;
    this.#pageIsReady = false;
    view.webview.options = { enableScripts: true, localResourceRoots: [Uri.joinPath(extensionUri, 'dist')] };
    const messages = view.webview.onDidReceiveMessage((value: unknown) => {
      void this.#receive(value);
    });
    // A hidden page is thrown away; it says "ready" again when it is back.
    const visibility = view.onDidChangeVisibility(() => {
      if (!view.visible) this.#pageIsReady = false;
    });
    view.onDidDispose(() => {
      messages.dispose();
      visibility.dispose();
      if (this.#view === view) this.#view = undefined;
    });
    view.webview.html = pageHtml({
      script: file('dist', 'panel.js'),
      style: file('dist', 'panel.css'),
      cspSource: view.webview.cspSource,
      nonce: createNonce(),
      language: env.language,
      translations: l10n.bundle ?? {},
    });
  }

  dispose(): void {
    for (const subscription of this.#subscriptions) subscription.dispose();
  }

  #post(message: PanelMessage): void {
    if (this.#pageIsReady) void this.#view?.webview.postMessage(message);
  }

  #show(snapshot: PanelSnapshot): void {
    this.#post({ type: 'snapshot', snapshot });
  }

  #showOverview(): void {
    const hasFolder = (workspace.workspaceFolders ?? []).length > 0;
    this.#show(this.#overview === undefined ? { kind: 'starting' } : { kind: 'overview', overview: this.#overview, hasFolder });
  }

  /** One question at a time: what changes meanwhile is asked for once, afterwards. */
  async #refresh(): Promise<void> {
    if (!this.#pageIsReady) return;
    const { session, log } = this.#needs;
    if (session.state === 'stopped') {
      this.#show({ kind: 'stopped' });
      return;
    }
    if (this.#asking) {
      this.#askAgain = true;
      return;
    }
    this.#asking = true;
    try {
      if (session.state === 'starting') this.#show({ kind: 'starting' });
      this.#overview = await session.overview();
      this.#showOverview();
    } catch (error) {
      log.warn(`The panel has no overview: ${String(error)}`);
    } finally {
      this.#asking = false;
    }
    if (this.#askAgain) {
      this.#askAgain = false;
      await this.#refresh();
    }
  }

  async #receive(value: unknown): Promise<void> {
    const message = readPageMessage(value);
    if (message === undefined) {
      this.#needs.log.warn('The panel sent a message that is not one of its own.');
      return;
    }
    try {
      await this.#act(message);
    } catch (error) {
      this.#needs.log.error(`The panel asked for "${message.type}": ${String(error)}`);
      void window.showErrorMessage(l10n.t('That could not be opened. The log says why.'));
    }
  }

  async #act(message: PageMessage): Promise<void> {
    const { guidance, extensionId } = this.#needs;
    switch (message.type) {
      case 'ready':
        this.#pageIsReady = true;
        this.#showOverview();
        await this.#refresh();
        return;
      case 'open':
        if (!this.#isKnownFile(message.uri)) throw new Error(`${message.uri} is in no overview.`);
        await openPlace(message.uri, message.range);
        return;
      case 'openLink':
        if (!isAllowedLink(message.url)) throw new Error(`${message.url} is not among the allowed addresses.`);
        await env.openExternal(Uri.parse(message.url, true));
        return;
      case 'guidance':
        await guidance.show(message.id);
        return;
      case 'rescan':
        await commands.executeCommand(commandIds.rescan);
        return;
      case 'restart':
        await commands.executeCommand(commandIds.restartServer);
        return;
      case 'showLog':
        await commands.executeCommand(commandIds.showLog);
        return;
      case 'changeTarget':
        await commands.executeCommand('workbench.action.openSettings', 'cloudNativeMaturity.targetLevel');
        return;
      case 'documentation':
        await commands.executeCommand('extension.open', extensionId);
        return;
      case 'openFolder':
        await commands.executeCommand('workbench.action.files.openFolder');
    }
  }

  /** The page may only lead to files that the server has named. */
  #isKnownFile(uri: string): boolean {
    return this.#overview?.steps.some(({ places }) => places.some((place) => place.uri === uri)) === true;
  }
}
