/** Mends all that can be mended without judgement of one practice: as one edit that the client applies. */
import type { AnnotatedTextEdit, TextEdit, WorkspaceEdit } from 'vscode-languageserver';
import { TextDocument } from 'vscode-languageserver-textdocument';
import { mayBeFixed, practiceFixes } from '../features/practice-fixes.ts';
import type { FileFixes } from '../features/practice-fixes.ts';
import type { Scope } from '../features/scopes.ts';
import type { Edit } from '../rules/rule.ts';
import { say, translated } from '../texts/texts.ts';
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

export interface WantedFixes {
  readonly practice: string;
  readonly scope: Scope;
  readonly preview: boolean;
}

export async function fixPractice({ practice, scope, preview }: WantedFixes, host: FixingHost): Promise<FixResult> {
  const { session, support, apply } = host;
  if (!support.applyEdit)
    return { done: false, message: say`This editor cannot be asked to edit files. Use its quick fixes, file by file.` };
  if (preview && !support.previews) return { done: false, message: say`This editor shows no previews. Fix without one: nothing is saved.` };
  const fixes = asTheyAreNow(await fixesOf(practice, scope, host), practice, session);
  if (fixes.length === 0) return { done: false, message: say`There is nothing here that can be mended without a look at it.` };
  const edit = preview ? previewOf(fixes, practice, session) : editOf(fixes, session, support);
  const failure = await apply(edit);
  const fixed = fixes.reduce((sum, one) => sum + one.fixed, 0);
  if (failure === undefined) return { done: true, fixed, files: fixes.length, ...(preview ? { previewed: true } : {}) };
  return preview ? { done: false, message: say`Nothing was changed.`, discarded: true } : { done: false, message: failure };
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

/** Somebody may have typed since the first files were looked at. */
function asTheyAreNow(fixes: readonly FileFixes[], practice: string, session: Session): readonly FileFixes[] {
  return fixes.flatMap((one) => {
    const text = session.openTextOf(one.uri) ?? one.text;
    if (text === one.text) return [one];
    return (session.files.has(one.uri) ? practiceFixes(session, one.uri, text, practice) : undefined) ?? [];
  });
}

/** The same edits, each of which a client shows before it is made. Those of one line are one: half of a fix is none. */
function previewOf(fixes: readonly FileFixes[], practice: string, session: Session): WorkspaceEdit {
  const annotationId = 'fix';
  const label = translated(session.catalogue.practice(practice)?.statement ?? practice);
  const whole = fixes.map((file) => ({ ...file, edits: withoutGaps(file.text, file.edits) }));
  return {
    documentChanges: changesOf(whole, session).map(({ textDocument, edits }) => {
      return { textDocument, edits: edits.map((edit): AnnotatedTextEdit => ({ ...edit, annotationId })) };
    }),
    changeAnnotations: { [annotationId]: { label, needsConfirmation: true } },
  };
}

function withoutGaps(text: string, edits: readonly Edit[]): readonly Edit[] {
  const joined: Edit[] = [];
  for (const edit of edits.toSorted((a, b) => a.start - b.start)) {
    const last = joined.at(-1);
    const gap = last === undefined ? '\n' : text.slice(last.end, edit.start);
    if (last === undefined || gap.includes('\n')) joined.push(edit);
    else joined[joined.length - 1] = { start: last.start, end: edit.end, text: `${last.text}${gap}${edit.text}` };
  }
  return joined;
}

function editOf(fixes: readonly FileFixes[], session: Session, { versionedEdits }: ClientSupport): WorkspaceEdit {
  const changes = changesOf(fixes, session);
  if (versionedEdits) return { documentChanges: changes };
  return { changes: Object.fromEntries(changes.map(({ textDocument, edits }) => [textDocument.uri, edits])) };
}

interface Changes {
  readonly textDocument: { readonly uri: string; readonly version: number | null };
  readonly edits: TextEdit[];
}

function changesOf(fixes: readonly FileFixes[], session: Session): Changes[] {
  return fixes.map(({ uri, text, edits }) => {
    const document = TextDocument.create(uri, '', 0, text);
    return {
      textDocument: { uri: session.clientUriOf(uri) ?? uri, version: session.openVersionOf(uri) ?? null },
      edits: edits.map(({ start, end, text: newText }): TextEdit => {
        return { range: { start: document.positionAt(start), end: document.positionAt(end) }, newText };
      }),
    };
  });
}
