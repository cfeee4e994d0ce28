/** What shows the page: sends it full snapshots and does what it asks for. */
import { Disposable, env, l10n, Uri, type Webview, window, workspace } from 'vscode';
import type { Overview } from '../../server/src/features/overview-types.ts';
import { KnownTargets } from './known.ts';
import { type PanelMessage, type PanelSnapshot, readPageMessage } from './messages.ts';
import { createNonce, type Layout, pageHtml } from './page.ts';
import { type PanelNeeds, PanelRequests } from './requests.ts';

/** A server that has just started knows nothing yet. */
function isBlank({ state, overall }: Overview): boolean {
  return state === 'scanning' && overall.level === null;
}

/** One page: that of the side panel, or that of a report in an editor. */
export class PageHost implements Disposable {
  readonly #needs: PanelNeeds;
  readonly #webview: Webview;
  readonly #subscriptions: Disposable;
  readonly #known = new KnownTargets();
  readonly #requests: PanelRequests;
  #pageIsReady = false;
  #overview: Overview | undefined;
  #asking = false;
  #askAgain = false;

  constructor(needs: PanelNeeds, webview: Webview, layout: Layout) {
    this.#needs = needs;
    this.#webview = webview;
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
    this.#subscriptions = Disposable.from(
      session.onState(refresh),
      session.onOverview(refresh),
      session.onStatus(({ state, done, total }) => {
        if (state === 'scanning') this.#post({ type: 'progress', done, total });
      }),
      workspace.onDidChangeWorkspaceFolders(refresh),
      webview.onDidReceiveMessage((value: unknown) => {
        void this.#receive(value);
      }),
    );
    this.#load(layout);
  }

  /** A hidden page is thrown away; it says "ready" again when it is back. */
  hidden(): void {
    this.#pageIsReady = false;
  }

  dispose(): void {
    this.#pageIsReady = false;
    this.#subscriptions.dispose();
  }

  #load(layout: Layout): void {
    const dist = Uri.joinPath(this.#needs.extensionUri, 'dist');
    const file = (name: string): string => this.#webview.asWebviewUri(Uri.joinPath(dist, name)).toString();
    this.#webview.options = { enableScripts: true, localResourceRoots: [dist] };
    this.#webview.html = pageHtml({
      script: file('panel.js'),
      style: file('panel.css'),
      cspSource: this.#webview.cspSource,
      nonce: createNonce(),
      language: env.language,
      layout,
      translations: l10n.bundle ?? {},
    });
  }

  #post(message: PanelMessage): void {
    if (this.#pageIsReady) void this.#webview.postMessage(message);
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
