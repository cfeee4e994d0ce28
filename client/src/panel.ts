/** The side panel: sends the page full snapshots and does what the page asks for. */
import { type Disposable, env, l10n, Uri, type WebviewView, type WebviewViewProvider, window, workspace } from 'vscode';
import type { Overview } from '../../server/src/features/overview-types.ts';
import { KnownTargets } from './known.ts';
import { type PanelMessage, type PanelSnapshot, readPageMessage } from './messages.ts';
import { createNonce, pageHtml } from './page.ts';
import { type PanelNeeds, PanelRequests } from './requests.ts';

/** The view's id in the manifest. */
export const panelId = 'cloudNativeMaturity.panel';

/** A server that has just started knows nothing yet. */
function isBlank({ state, overall }: Overview): boolean {
  return state === 'scanning' && overall.level === null;
}

export class Panel implements WebviewViewProvider, Disposable {
  readonly #needs: PanelNeeds;
  readonly #subscriptions: readonly Disposable[];
  readonly #known = new KnownTargets();
  readonly #requests: PanelRequests;
  #view: WebviewView | undefined;
  #pageIsReady = false;
  #overview: Overview | undefined;
  #asking = false;
  #askAgain = false;

  constructor(needs: PanelNeeds) {
    this.#needs = needs;
    const { session } = needs;
    const refresh = (): void => void this.#refresh();
    this.#requests = new PanelRequests(needs, this.#known, {
      post: (message) => {
        this.#post(message);
      },
      show: (overview) => {
        this.#accept(overview);
      },
      begin: () => this.#begin(),
    });
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

  /** While a server has nothing to say yet, the page keeps what an earlier one said. */
  #accept(overview: Overview): void {
    const earlier = this.#overview;
    const shown: Overview = earlier !== undefined && isBlank(overview) && !isBlank(earlier) ? { ...earlier, state: 'scanning' } : overview;
    this.#overview = shown;
    this.#known.addOverview(shown);
    this.#showOverview();
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
      if (session.state === 'starting') {
        if (this.#overview !== undefined) this.#overview = { ...this.#overview, state: 'scanning' };
        this.#showOverview();
      }
      this.#accept(await session.overview());
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
      await this.#requests.act(message);
    } catch (error) {
      this.#needs.log.error(`The panel asked for "${message.type}": ${String(error)}`);
      void window.showErrorMessage(l10n.t('That could not be opened. The log says why.'));
    }
  }

  async #begin(): Promise<void> {
    this.#pageIsReady = true;
    this.#showOverview();
    await this.#refresh();
  }
}
