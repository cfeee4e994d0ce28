/** Mends all that can be mended without judgement of one practice: as one edit that the client applies. */
import type { TextEdit, WorkspaceEdit } from 'vscode-languageserver';
import { TextDocument } from 'vscode-languageserver-textdocument';
import { mayBeFixed, practiceFixes } from '../features/practice-fixes.ts';
import type { FileFixes } from '../features/practice-fixes.ts';
import type { Scope } from '../features/scopes.ts';
import type { ClientSupport } from './capabilities.ts';
import type { FixResult } from './protocol.ts';
import type { Session } from './session.ts';
import { Slices } from './slices.ts';

export interface FixingHost {
  readonly session: Session;
  readonly support: ClientSupport;
  readonly textOf: (uri: string) => Promise<string | undefined>;
  readonly yield: () => Promise<void>;
  /** Why it was not applied, or undefined where it was. */
  readonly apply: (edit: WorkspaceEdit) => Promise<string | undefined>;
}

export async function fixPractice(practice: string, scope: Scope, host: FixingHost): Promise<FixResult> {
  const { session, support, apply } = host;
  if (!support.applyEdit) return { done: false, message: 'This editor cannot be asked to edit files. Use its quick fixes, file by file.' };
  const fixes = await fixesOf(practice, scope, host);
  if (fixes.length === 0) return { done: false, message: 'There is nothing here that can be mended without a look at it.' };
  const failure = await apply(editOf(fixes, session, support));
  if (failure !== undefined) return { done: false, message: failure };
  return { done: true, fixed: fixes.reduce((sum, { fixed }) => sum + fixed, 0), files: fixes.length };
}

async function fixesOf(practice: string, scope: Scope, { session, textOf, yield: yieldNow }: FixingHost): Promise<readonly FileFixes[]> {
  const slices = new Slices(yieldNow);
  const fixes: FileFixes[] = [];
  for (const uri of session.files
    .uris()
    .filter((one) => scope.includes(one))
    .sort()) {
    await slices.breathe();
    if (!mayBeFixed(session, uri, practice)) continue;
    const text = session.openTextOf(uri) ?? (await textOf(uri));
    // It may be gone since.
    const found = text === undefined || !session.files.has(uri) ? undefined : practiceFixes(session, uri, text, practice);
    if (found) fixes.push(found);
  }
  return fixes;
}

function editOf(fixes: readonly FileFixes[], session: Session, { versionedEdits }: ClientSupport): WorkspaceEdit {
  const changes = fixes.map(({ uri, text, edits }) => {
    const document = TextDocument.create(uri, '', 0, text);
    return {
      textDocument: { uri: session.clientUriOf(uri) ?? uri, version: session.openVersionOf(uri) ?? null },
      edits: edits.map(({ start, end, text: newText }): TextEdit => {
        return { range: { start: document.positionAt(start), end: document.positionAt(end) }, newText };
      }),
    };
  });
  if (versionedEdits) return { documentChanges: changes };
  return { changes: Object.fromEntries(changes.map(({ textDocument, edits }) => [textDocument.uri, edits])) };
}
