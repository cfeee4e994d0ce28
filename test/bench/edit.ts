/** From an edit to its diagnostics, in the server's own code, against a whole-file parse of the same text. */
import { TextDocument } from 'vscode-languageserver-textdocument';
import { parseAllDocuments } from 'yaml';
import { diagnosticsOf } from '../../server/src/features/diagnostics.ts';
import { Session } from '../../server/src/lsp/session.ts';
import { mixedFile } from './corpus.ts';
import { measure, statsOf } from './stats.ts';
import type { Stats } from './stats.ts';

export interface EditResult {
  readonly bytes: number;
  readonly open: number;
  readonly edit: Stats;
  readonly broken: Stats;
  readonly labels: Stats;
  readonly wholeFile: Stats;
}

const uri = 'file:///bench/mixed.yaml';
const limit = 200;

export function measureEdits(): EditResult {
  const session = new Session();
  session.complete();
  const document = TextDocument.create(uri, 'yaml', 1, mixedFile(500));
  const open = measure(() => diagnosticsOf(session, session.accept(document), limit));
  const typing = (find: string, insert: string, undo: boolean): Stats => {
    const samples: number[] = [];
    for (let turn = 0; turn < 240; turn++) {
      const text = document.getText();
      const place = text.indexOf(find, Math.floor((text.length * (turn % 12)) / 13)) + find.length;
      const edit = (): void => {
        change(session, document, place, place, insert);
      };
      samples.push(measure(edit));
      if (undo) change(session, document, place, place + insert.length, '');
    }
    return statsOf(samples.slice(40));
  };
  return {
    bytes: document.getText().length,
    open,
    edit: typing('value 3 of', 'x', false),
    broken: typing('\n          image:', ' a: b: c', true),
    labels: typing('app.kubernetes.io/name: app-', '9', true),
    wholeFile: statsOf(Array.from({ length: 5 }, () => measure(() => parseAllDocuments(document.getText())))),
  };
}

function change(session: Session, document: TextDocument, from: number, to: number, text: string): void {
  TextDocument.update(
    document,
    [{ range: { start: document.positionAt(from), end: document.positionAt(to) }, text }],
    document.version + 1,
  );
  diagnosticsOf(session, session.accept(document), limit);
}
