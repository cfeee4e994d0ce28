/** Shows the server's guidance as a page of the editor's Markdown preview. */
import { type CancellationToken, commands, type Disposable, l10n, type TextDocumentContentProvider, Uri, workspace } from 'vscode';
import type { Session } from './session.ts';

const scheme = 'cnmaturity';

/** The address of a guidance page; its last part is what the tab says. */
function guidanceUri(id: string): Uri {
  const name = id.slice(id.lastIndexOf('/') + 1);
  return Uri.from({ scheme, path: `/${name}.md`, query: id });
}

export class Guidance implements TextDocumentContentProvider, Disposable {
  readonly #session: Session;
  readonly #registration: Disposable;

  constructor(session: Session) {
    this.#session = session;
    this.#registration = workspace.registerTextDocumentContentProvider(scheme, this);
  }

  /** Opens the page of a rule, a practice or a section. */
  async show(id: string): Promise<void> {
    await commands.executeCommand('markdown.showPreview', guidanceUri(id));
  }

  async provideTextDocumentContent(uri: Uri, token: CancellationToken): Promise<string> {
    const text = await this.#session.guidance(uri.query, token);
    return text ?? l10n.t('There is no guidance on “{0}”.', uri.query);
  }

  dispose(): void {
    this.#registration.dispose();
  }
}
