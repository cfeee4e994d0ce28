/** The report in an editor: the page of the side panel with room for all of it. */
import { type Disposable, l10n, Uri, ViewColumn, type WebviewPanel, type WebviewPanelSerializer, window } from 'vscode';
import { PageHost } from './page-host.ts';
import type { PanelNeeds } from './requests.ts';

/** Also the event that wakes the extension when an editor is restored. */
export const reportViewType = 'cloudNativeMaturity.report';

export class ReportPanel implements WebviewPanelSerializer, Disposable {
  readonly #needs: PanelNeeds;
  #panel: WebviewPanel | undefined;

  constructor(needs: PanelNeeds) {
    this.#needs = needs;
  }

  /** Opens the report, or leads to it where it is open. */
  open(): void {
    if (this.#panel !== undefined) this.#panel.reveal();
    else this.#fill(window.createWebviewPanel(reportViewType, l10n.t('Maturity Report'), ViewColumn.Active));
  }

  /** The editor brings back what was open when it ended; the page keeps its state itself. */
  deserializeWebviewPanel(panel: WebviewPanel): Promise<void> {
    // One is enough: they all show the same.
    if (this.#panel === undefined) this.#fill(panel);
    else panel.dispose();
    return Promise.resolve();
  }

  dispose(): void {
    this.#panel?.dispose();
  }

  #fill(panel: WebviewPanel): void {
    this.#panel = panel;
    panel.iconPath = Uri.joinPath(this.#needs.extensionUri, 'media', 'icon-container.svg');
    const host = new PageHost(this.#needs, panel.webview, 'wide');
    panel.onDidChangeViewState(() => {
      if (!panel.visible) host.hidden();
    });
    panel.onDidDispose(() => {
      host.dispose();
      if (this.#panel === panel) this.#panel = undefined;
    });
  }
}
