/** The side panel. */
import type { Disposable, WebviewView, WebviewViewProvider } from 'vscode';
import { PageHost } from './page-host.ts';
import type { PanelNeeds } from './requests.ts';

/** The view's id in the manifest. */
export const panelId = 'cloudNativeMaturity.panel';

export class Panel implements WebviewViewProvider, Disposable {
  readonly #needs: PanelNeeds;
  #host: PageHost | undefined;

  constructor(needs: PanelNeeds) {
    this.#needs = needs;
  }

  resolveWebviewView(view: WebviewView): void {
    this.dispose();
    const host = new PageHost(this.#needs, view.webview, 'side');
    this.#host = host;
    view.onDidChangeVisibility(() => {
      if (!view.visible) host.hidden();
    });
    view.onDidDispose(() => {
      host.dispose();
      if (this.#host === host) this.#host = undefined;
    });
  }

  dispose(): void {
    this.#host?.dispose();
  }
}
