/** The state of a server without its connection, on texts. */
import { TextDocument } from 'vscode-languageserver-textdocument';
import { assess } from '../../server/src/assessment/assess.ts';
import type { Assessment } from '../../server/src/assessment/types.ts';
import { formatOf } from '../../server/src/files/kind.ts';
import { Session } from '../../server/src/lsp/session.ts';
import { model } from '../../server/src/model/model.ts';
import { allRules } from '../../server/src/rules/index.ts';
import { addTallies } from '../../server/src/rules/finding.ts';
import { hclParser } from '../support/workspace.ts';
import type { Files } from '../support/workspace.ts';

export const root = 'file:///workspace';

/** Reads the files in the order in which they stand; with every rule on, the optional ones too, they belong to no folder. */
export async function sessionOf(files: Files, every = false): Promise<Session> {
  const session = new Session();
  if (every) {
    const rules = Object.fromEntries(allRules.map(({ id }) => [id, 'on' as const]));
    session.folders.loose = { ...session.folders.loose, rules };
  } else session.folders.set([{ uri: root, name: 'workspace' }]);
  session.files.hcl = await hclParser();
  session.complete();
  for (const [path, text] of Object.entries(files)) put(session, path, text);
  return session;
}

/** Puts a file in as the server does: an open document keeps the units that an edit leaves alone. */
export function put(session: Session, path: string, text: string | undefined): void {
  const uri = `${root}/${path}`;
  session.release({ uri });
  if (text === undefined) session.forget(uri);
  else session.accept(TextDocument.create(uri, formatOf(path) ?? 'plaintext', 1, text));
}

export function assessmentOf({ files, engine, rules, signals }: Session): Assessment {
  const uris = files.uris().toSorted();
  return assess(addTallies(uris.map((uri) => engine.talliesOf(uri))), model, rules, signals.evidence);
}
