/** A project of texts, for tests of features: the session of a server without its connection. */
import { readFile } from 'node:fs/promises';
import { createRequire } from 'node:module';
import { TextDocument } from 'vscode-languageserver-textdocument';
import type { Position } from 'vscode-languageserver-protocol';
import { formatOf } from '../../server/src/files/kind.ts';
import type { ClientAbilities, OpenFile } from '../../server/src/features/project.ts';
import type { Level } from '../../server/src/model/types.ts';
import { Session } from '../../server/src/lsp/session.ts';
import { parseSettings } from '../../server/src/lsp/settings.ts';
import { createHclParser } from '../../server/src/syntax/hcl/parser.ts';

export const root = 'file:///workspace';

export const modern: ClientAbilities = {
  snippetEdits: true,
  versionedEdits: true,
  markdown: true,
  snippets: true,
  asIs: true,
  createFiles: true,
  changeAnnotations: true,
  commands: true,
};
export const basic: ClientAbilities = {
  snippetEdits: false,
  versionedEdits: false,
  markdown: false,
  snippets: false,
  asIs: false,
  createFiles: false,
  changeAnnotations: false,
  commands: false,
};

const require = createRequire(import.meta.url);
const wasm = {
  'web-tree-sitter.wasm': 'web-tree-sitter/web-tree-sitter.wasm',
  'tree-sitter-terraform.wasm': '@tree-sitter-grammars/tree-sitter-hcl/tree-sitter-terraform.wasm',
};

export interface TestProject {
  readonly session: Session;
  /** The document of a path, open. */
  readonly file: (path: string) => OpenFile;
  /** A new text for an open document. */
  readonly change: (path: string, text: string) => OpenFile;
}

export interface ProjectOptions {
  /** As a client gives them. */
  readonly settings?: unknown;
  readonly target?: Level;
  /** Files that are not open. */
  readonly closed?: readonly string[];
}

export async function projectOf(
  files: Readonly<Record<string, string>>,
  { settings = {}, target, closed = [] }: ProjectOptions = {},
): Promise<TestProject> {
  const session = new Session();
  session.folders.set([{ uri: root, name: 'workspace' }]);
  const parsed = parseSettings(target === undefined ? settings : { ...Object(settings), targetLevel: target }).settings;
  session.folders.loose = parsed;
  for (const folder of session.folders.all) folder.settings = parsed;
  if (Object.keys(files).some((path) => formatOf(path) === 'hcl')) {
    session.files.hcl = await createHclParser((name) => readFile(require.resolve(wasm[name])));
  }
  const open = new Map<string, OpenFile>();
  let version = 1;
  const accept = (path: string, text: string): OpenFile => {
    const format = formatOf(path);
    const file = session.accept(TextDocument.create(`${root}/${path}`, format ?? 'plaintext', version++, text));
    open.set(path, file);
    return file;
  };
  for (const [path, text] of Object.entries(files)) {
    const format = formatOf(path);
    if (closed.includes(path) && format) session.acceptFromDisk(`${root}/${path}`, format, text);
    else accept(path, text);
  }
  session.complete();
  return {
    session,
    change: accept,
    file(path) {
      const file = open.get(path);
      if (!file) throw new Error(`Not open: ${path}`);
      return file;
    },
  };
}

/** A text with `§` where the cursor is. */
export function cursor(text: string): { readonly text: string; readonly position: Position } {
  const at = text.indexOf('§');
  if (at < 0) throw new Error('The text has no cursor.');
  const clean = text.replace('§', '');
  return { text: clean, position: TextDocument.create('test:', '', 0, clean).positionAt(at) };
}

export const deployment = `apiVersion: apps/v1
kind: Deployment
metadata:
  name: web
spec:
  replicas: 2
  selector:
    matchLabels:
      app: web
  template:
    metadata:
      labels:
        app: web
    spec:
      containers:
        - name: web
          image: registry.example.com/web:1.4.2
          ports:
            - containerPort: 8080
          securityContext:
            privileged: true
`;
