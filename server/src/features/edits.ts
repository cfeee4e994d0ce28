/** Edits of a text, and edits as the protocol has them. */
import type { SnippetTextEdit, TextDocumentEdit, TextEdit, WorkspaceEdit } from 'vscode-languageserver-protocol';
import type { TextDocument } from 'vscode-languageserver-textdocument';
import type { Edit } from '../rules/rule.ts';
import { rangeOf } from './diagnostics.ts';
import type { ClientAbilities } from './project.ts';
import { escapeSnippet } from '../rules/edits/snippet.ts';

function shiftEdit(edit: Edit, by: number): Edit {
  return { ...edit, start: edit.start + by, end: edit.end + by };
}

/** `edits` do not overlap. */
export function applyEdits(text: string, edits: readonly Edit[]): string {
  let result = '';
  let last = 0;
  for (const edit of edits.toSorted((a, b) => a.start - b.start)) {
    result += text.slice(last, edit.start) + edit.text;
    last = edit.end;
  }
  return result + text.slice(last);
}

/** One list of edits that does what two do one after the other; `between` is the text that the first makes. Both are sorted and do not overlap. */
export function compose(first: readonly Edit[], second: readonly Edit[], between: string): readonly Edit[] {
  const steps: Step[] = second.map((edit) => ({ start: edit.start, end: edit.end, edit, growth: 0 }));
  let moved = 0;
  for (const { start, end, text } of first) {
    const growth = text.length - (end - start);
    steps.push({ start: start + moved, end: start + moved + text.length, edit: undefined, growth });
    moved += growth;
  }
  steps.sort((a, b) => a.start - b.start || a.end - b.end);
  const result: Edit[] = [];
  let before = 0;
  for (let index = 0; index < steps.length;) {
    const group: Step[] = [];
    let end = -1;
    for (let step = steps[index]; step && (group.length === 0 || step.start <= end); step = steps[++index]) {
      group.push(step);
      end = Math.max(end, step.end);
    }
    const start = group[0]?.start ?? 0;
    const later = group.flatMap(({ edit }) => (edit ? [shiftEdit(edit, -start)] : []));
    const growth = group.reduce((sum, step) => sum + step.growth, 0);
    result.push({ start: start - before, end: end - before - growth, text: applyEdits(between.slice(start, end), later) });
    before += growth;
  }
  return result;
}

/** An edit's place in the text between: `edit` is one of the second list. */
interface Step {
  readonly start: number;
  readonly end: number;
  readonly edit: Edit | undefined;
  readonly growth: number;
}

/** Edits of one document, bound to its version where the client can check that. */
export function workspaceEdit(
  document: TextDocument,
  edits: readonly Edit[],
  client: ClientAbilities,
  withSnippets: boolean,
): WorkspaceEdit {
  if (!client.versionedEdits) return { changes: { [document.uri]: edits.map((edit) => plainEdit(document, edit)) } };
  const change: TextDocumentEdit = {
    textDocument: { uri: document.uri, version: document.version },
    edits: withSnippets && client.snippetEdits ? snippetEdits(document, edits) : edits.map((edit) => plainEdit(document, edit)),
  };
  return { documentChanges: [change] };
}

function plainEdit(document: TextDocument, edit: Edit): TextEdit {
  return { range: rangeOf(document, edit), newText: edit.text };
}

/**
 * Editors indent the further lines of a snippet like the line it goes into, but a fix is indented already:
 * it starts at the line's first column, where there is nothing to take over. Other edits of that line go into it.
 */
function snippetEdits(document: TextDocument, edits: readonly Edit[]): (TextEdit | SnippetTextEdit)[] {
  const text = document.getText();
  const groups: Edit[][] = [];
  for (const edit of edits.toSorted((a, b) => a.start - b.start)) {
    const from = edit.snippet?.includes('\n')
      ? document.offsetAt({ line: document.positionAt(edit.start).line, character: 0 })
      : edit.start;
    const group = [edit];
    for (let last = groups.at(-1); last?.some(({ start, end }) => start >= from || end > from); last = groups.at(-1))
      group.unshift(...(groups.pop() ?? []));
    groups.push(group);
  }
  return groups
    .map((group) =>
      group.some(({ snippet }) => snippet !== undefined)
        ? snippetEdit(document, text, group)
        : group.map((edit) => plainEdit(document, edit)),
    )
    .flat();
}

function snippetEdit(document: TextDocument, text: string, group: readonly Edit[]): SnippetTextEdit {
  const multiline = group.find(({ snippet }) => snippet?.includes('\n'));
  const lineStart = multiline ? document.offsetAt({ line: document.positionAt(multiline.start).line, character: 0 }) : Infinity;
  const from = Math.min(lineStart, ...group.map(({ start }) => start));
  let value = '';
  let at = from;
  for (const edit of group) {
    value += escapeSnippet(text.slice(at, edit.start)) + (edit.snippet ?? escapeSnippet(edit.text));
    at = edit.end;
  }
  return { range: rangeOf(document, { start: from, end: at }), snippet: { kind: 'snippet', value } };
}
