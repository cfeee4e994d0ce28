/** What the tests in the editor share: files of their own, and waits that end with the event they wait for. */
import assert from 'node:assert/strict';

import * as vscode from 'vscode';

export const extensionId = 'cloud-native-maturity.cloud-native-maturity';
export const source = 'Cloud Native Maturity';

const patienceMs = 20_000;

/** The folder that the editor has open: a copy of the sample. */
export function workspaceUri(path = ''): vscode.Uri {
  const folder = vscode.workspace.workspaceFolders?.[0];
  assert.ok(folder !== undefined, 'No folder is open.');
  return path === '' ? folder.uri : vscode.Uri.joinPath(folder.uri, path);
}

/** Looks at once and again at each event, until there is something; fails after a time with what there was. */
export async function whenSeen<T>(events: vscode.Event<unknown>, look: () => T | undefined, seen: () => string): Promise<T> {
  const now = look();
  if (now !== undefined) return now;
  return new Promise<T>((resolve, reject) => {
    const end = (): void => {
      clearTimeout(timer);
      following.dispose();
    };
    const following = events(() => {
      const found = look();
      if (found === undefined) return;
      end();
      resolve(found);
    });
    const timer = setTimeout(() => {
      end();
      reject(new Error(`Not seen within ${String(patienceMs / 1000)} s. There was: ${seen()}`));
    }, patienceMs);
  });
}

/** The extension's findings in a document, as they are now. */
export function findingsIn(uri: vscode.Uri): readonly vscode.Diagnostic[] {
  return vscode.languages.getDiagnostics(uri).filter((diagnostic) => diagnostic.source === source);
}

/** The id of a finding's rule. */
export function ruleOf({ code }: vscode.Diagnostic): string {
  return String(typeof code === 'object' ? code.value : code);
}

export function rulesIn(uri: vscode.Uri): readonly string[] {
  return findingsIn(uri).map(ruleOf);
}

/** Waits until the findings of a document are as wanted. */
export async function whenFindings(uri: vscode.Uri, wanted: (rules: readonly string[]) => boolean): Promise<readonly vscode.Diagnostic[]> {
  return whenSeen(
    vscode.languages.onDidChangeDiagnostics,
    () => (wanted(rulesIn(uri)) ? findingsIn(uri) : undefined),
    () => `findings ${JSON.stringify(rulesIn(uri))} in ${uri.toString(true)}`,
  );
}

/** Waits for the first finding of a rule. */
export async function whenFinding(uri: vscode.Uri, rule: string): Promise<vscode.Diagnostic> {
  const all = await whenFindings(uri, (rules) => rules.includes(rule));
  const found = all.find((finding) => ruleOf(finding) === rule);
  assert.ok(found !== undefined);
  return found;
}

/** Waits until a rule has no finding, in a document where another still has one. */
export async function whenGone(uri: vscode.Uri, rule: string): Promise<void> {
  await whenFindings(uri, (rules) => rules.length > 0 && !rules.includes(rule));
}

/**
 * Opens a document as a person does. `workspace.openTextDocument` would keep it open for minutes after its editor is closed.
 */
async function openUri(uri: vscode.Uri): Promise<vscode.TextDocument> {
  await vscode.commands.executeCommand('vscode.open', uri, { preview: false });
  return whenSeen(
    vscode.window.onDidChangeActiveTextEditor,
    () => {
      const document = vscode.window.activeTextEditor?.document;
      return document?.uri.toString() === uri.toString() ? document : undefined;
    },
    () => `the editor of ${String(vscode.window.activeTextEditor?.document.uri)}`,
  );
}

/** Opens a file of the sample. */
export async function open(path: string): Promise<vscode.TextDocument> {
  return openUri(workspaceUri(path));
}

const made = new Set<string>();

/** Has `tidy` delete a file that a test makes. */
export function remember(path: string): void {
  made.add(path);
}

/** Writes a file into the workspace, as another program does; `tidy` takes it away again. */
export async function put(path: string, text: string): Promise<vscode.Uri> {
  const uri = workspaceUri(path);
  remember(path);
  await vscode.workspace.fs.writeFile(uri, new TextEncoder().encode(text));
  return uri;
}

/** Writes a file into the workspace and opens it; `tidy` takes it away again. */
export async function write(path: string, text: string): Promise<vscode.TextDocument> {
  await put(path, text);
  return open(path);
}

/** Closes every editor, undoing what was not saved, and deletes the files that a test wrote. */
export async function tidy(): Promise<void> {
  for (const document of vscode.workspace.textDocuments.filter(({ isDirty }) => isDirty)) {
    await vscode.window.showTextDocument(document);
    await vscode.commands.executeCommand('workbench.action.revertAndCloseActiveEditor');
  }
  await vscode.commands.executeCommand('workbench.action.closeAllEditors');
  for (const path of made) await vscode.workspace.fs.delete(workspaceUri(path), { useTrash: false });
  made.clear();
}

/** What the editor offers to complete at a place. */
export async function completionsAt({ uri }: vscode.TextDocument, at: vscode.Position): Promise<readonly vscode.CompletionItem[]> {
  return (await vscode.commands.executeCommand<vscode.CompletionList>('vscode.executeCompletionItemProvider', uri, at)).items;
}

/** The text of all that the editor shows on hover. */
export async function hoverText({ uri }: vscode.TextDocument, at: vscode.Position): Promise<string> {
  const hovers = await vscode.commands.executeCommand<vscode.Hover[]>('vscode.executeHoverProvider', uri, at);
  return hovers
    .flatMap(({ contents }) => contents)
    .map((content) => (content instanceof vscode.MarkdownString ? content.value : JSON.stringify(content)))
    .join('\n');
}

/** Waits for a tab that is as wanted. */
export async function whenTab(wanted: (tab: vscode.Tab) => boolean): Promise<vscode.Tab> {
  const tabs = (): readonly vscode.Tab[] => vscode.window.tabGroups.all.flatMap((group) => group.tabs);
  return whenSeen(
    vscode.window.tabGroups.onDidChangeTabs,
    () => tabs().find(wanted),
    () =>
      `tabs ${tabs()
        .map(({ label }) => label)
        .join(', ')}`,
  );
}

/** Where a piece of text is in a document; its start, and its end. */
export function rangeOf(document: vscode.TextDocument, text: string, from = ''): vscode.Range {
  const whole = document.getText();
  const start = whole.indexOf(text, Math.max(0, whole.indexOf(from)));
  assert.ok(start >= 0, `"${text}" is not in the document.`);
  return new vscode.Range(document.positionAt(start), document.positionAt(start + text.length));
}

/** Replaces a piece of a document's text, as typing does. */
export async function replace(document: vscode.TextDocument, text: string, by: string): Promise<void> {
  const edit = new vscode.WorkspaceEdit();
  edit.replace(document.uri, rangeOf(document, text), by);
  assert.ok(await vscode.workspace.applyEdit(edit));
}

/** The actions that the editor offers for a range, with their edits. */
export async function actionsAt(
  uri: vscode.Uri,
  range: vscode.Range,
  kind: vscode.CodeActionKind = vscode.CodeActionKind.QuickFix,
): Promise<readonly vscode.CodeAction[]> {
  const most = 50;
  return vscode.commands.executeCommand<vscode.CodeAction[]>('vscode.executeCodeActionProvider', uri, range, kind.value, most);
}

/** Carries out the action with this title. */
export async function choose(actions: readonly vscode.CodeAction[], wanted: string | RegExp): Promise<void> {
  const action = actions.find(({ title }) => (typeof wanted === 'string' ? title === wanted : wanted.test(title)));
  const title = String(wanted);
  assert.ok(action !== undefined, `"${title}" is not offered, but: ${actions.map((each) => each.title).join('; ')}`);
  assert.ok(action.edit !== undefined, `"${title}" has no edit.`);
  assert.ok(await vscode.workspace.applyEdit(action.edit), `The edit of "${title}" was not applied.`);
}

/** Carries out the action with this title at a range, once it is offered: findings may be known before the text that they are of. */
export async function chooseAt(uri: vscode.Uri, range: vscode.Range, wanted: string | RegExp): Promise<void> {
  const end = Date.now() + patienceMs;
  for (;;) {
    const actions = await actionsAt(uri, range);
    const isOffered = actions.some(({ title }) => (typeof wanted === 'string' ? title === wanted : wanted.test(title)));
    if (isOffered || Date.now() > end) return choose(actions, wanted);
    await new Promise((resolve) => {
      setTimeout(resolve, 100);
    });
  }
}
