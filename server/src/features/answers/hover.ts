/** What an answer is about. */
import { MarkupKind } from 'vscode-languageserver-protocol';
import type { Hover, Position } from 'vscode-languageserver-protocol';
import { TextDocument } from 'vscode-languageserver-textdocument';
import { findConflicts } from '../../answers/conflicts.ts';
import { structureOf } from '../../answers/structure.ts';
import { plainOf } from '../markdown.ts';
import { guidanceOf } from './guidance.ts';

/** At the id of an answer. */
export function hoverOfAnswers(text: string, position: Position, markdown: boolean): Hover | undefined {
  const document = TextDocument.create('', '', 0, text);
  const offset = document.offsetAt(position);
  const key = structureOf(findConflicts(text).text).answers.find((entry) => entry.key.start <= offset && offset <= entry.key.end)?.key;
  if (!key) return undefined;
  const guidance = guidanceOf(key.text);
  if (guidance === undefined) return undefined;
  return {
    contents: markdown ? { kind: MarkupKind.Markdown, value: guidance } : { kind: MarkupKind.PlainText, value: plainOf(guidance) },
    range: { start: document.positionAt(key.start), end: document.positionAt(key.end) },
  };
}
