/** From an edit to its diagnostics, in the server's own code, every rule on. */
import { TextDocument } from 'vscode-languageserver-textdocument';
import { parseAllDocuments } from 'yaml';
import { diagnosticsOf } from '../../server/src/features/diagnostics.ts';
import { formatOf } from '../../server/src/files/kind.ts';
import { Session } from '../../server/src/lsp/session.ts';
import { allRules } from '../../server/src/rules/index.ts';
import type { HclParser } from '../../server/src/syntax/hcl/parser.ts';
import { document, dockerfile, mixedFile, terraform } from './corpus.ts';
import { measure, statsOf } from './stats.ts';
import type { Stats } from './stats.ts';

const root = 'file:///bench';
const limit = 200;
const turns = 200;

/** What stands in a folder, by path. */
type Files = ReadonlyMap<string, string>;

/** A file of 500 documents. */
export const largeFile = mixedFile(500);

/** Opening that file. */
export function measureOpening(): Stats {
  return statsOf(
    Array.from({ length: 5 }, () => {
      const session = strictSession(new Map());
      return measure(() => diagnosticsOf(session, session.accept(TextDocument.create(`${root}/mixed.yaml`, 'yaml', 1, largeFile)), limit));
    }),
  );
}

/** The `yaml` package on the whole of it. */
export function measureWholeFile(): Stats {
  return statsOf(Array.from({ length: 5 }, () => measure(() => parseAllDocuments(largeFile))));
}

/** Types something here and there in a file of 500 documents; `undo` takes it out again each time, unmeasured. */
export function measureLargeFile(find: string, insert: string, undo: boolean): Stats {
  const { session, documents } = opened(new Map([['mixed.yaml', largeFile]]), ['mixed.yaml']);
  const [edited] = documents;
  if (!edited) throw new Error('The file is open.');
  const samples: number[] = [];
  for (let turn = 0; turn < 200; turn++) {
    const text = edited.getText();
    const place = text.indexOf(find, Math.floor((text.length * (turn % 12)) / 13)) + find.length;
    samples.push(
      measure(() => {
        change(session, edited, place, place, insert);
      }),
    );
    if (undo) change(session, edited, place, place + insert.length, '');
  }
  return statsOf(samples.slice(40));
}

/** A Service in a folder of a hundred files takes in a Deployment of another file, or no longer. */
export function measureOthers(): Stats {
  const files = new Map(Array.from({ length: 100 }, (_, index) => [`app-${String(index)}.yaml`, document(index)] as const));
  return measureWord(opened(files, ['app-51.yaml', 'app-50.yaml']), 'app.kubernetes.io/name: app-50');
}

/** Nearly every template takes in the value. */
export function measureChart(): Stats {
  const files = new Map([
    ['Chart.yaml', 'apiVersion: v2\nname: shop\nversion: 1.0.0\n'],
    ['values.yaml', 'tag: 1.4\nteam: shop\n'],
  ]);
  for (let index = 0; index < 40; index++)
    files.set(
      `templates/app-${String(index)}.yaml`,
      document(index).replace(/part-of: shop|namespace: team-\d+/, (line) => line.replace(/: .*/, ': {{ .Values.team }}')),
    );
  return measureWord(opened(files, ['values.yaml']), 'team: shop');
}

export function measureBase(): Stats {
  const files = new Map([
    ['base/kustomization.yaml', 'resources: [web.yaml, service.yaml]\n'],
    ['base/web.yaml', document(0)],
    ['base/service.yaml', document(1)],
  ]);
  for (let index = 0; index < 20; index++)
    files.set(`overlays/env-${String(index)}/kustomization.yaml`, `resources: [../../base]\nnamePrefix: env-${String(index)}-\n`);
  return measureWord(opened(files, ['base/web.yaml']), 'value 3 of web');
}

/** In a `RUN` in the middle of a Dockerfile of 300 lines. */
export function measureDockerfile(): Stats {
  return measureWord(opened(new Map([['Dockerfile', dockerfile(300)]]), ['Dockerfile']), 'package-5');
}

/** In a tag in the middle of a file of 2,000 lines. */
export function measureTerraform(hcl: HclParser): Stats {
  return measureWord(opened(new Map([['main.tf', terraform(2000)]]), ['main.tf'], hcl), 'name-of-65');
}

/** The same, leaving an unclosed block each time. */
export function measureBrokenTerraform(hcl: HclParser): Stats {
  return measureWord(opened(new Map([['main.tf', terraform(2000)]]), ['main.tf'], hcl), 'resource "aws_instance" "i65" ', '{ a =');
}

interface Opened {
  readonly session: Session;
  /** The first is the one that is edited. */
  readonly documents: readonly TextDocument[];
}

function opened(files: Files, open: readonly string[], hcl?: HclParser): Opened {
  const session = strictSession(files, hcl);
  const languages: Readonly<Record<string, string>> = { yaml: 'yaml', hcl: 'terraform', dockerfile: 'dockerfile' };
  const documents = open.map((name) =>
    TextDocument.create(`${root}/${name}`, languages[formatOf(name) ?? ''] ?? 'yaml', 1, files.get(name) ?? ''),
  );
  for (const one of documents) diagnosticsOf(session, session.accept(one), limit);
  return { session, documents };
}

/** A session with every rule on, those that are optional too. */
function strictSession(files: Files, hcl?: HclParser): Session {
  const session = new Session();
  session.files.hcl = hcl;
  const rules = Object.fromEntries(allRules.map(({ id }) => [id, 'on' as const]));
  session.folders.loose = { ...session.folders.loose, rules };
  for (const [name, text] of files) session.acceptFromDisk(`${root}/${name}`, formatOf(name) ?? 'yaml', text);
  session.complete();
  return session;
}

/** Puts something behind a word and takes it out again, and judges all files that are open. */
function measureWord({ session, documents }: Opened, word: string, insert = 'x'): Stats {
  const [edited, ...watched] = documents;
  if (edited?.getText().includes(word) !== true) throw new Error(`Nowhere: ${word}`);
  const samples = Array.from({ length: turns }, (_, turn) => {
    const place = edited.getText().indexOf(word) + word.length;
    return measure(() => {
      change(session, edited, place, place + (turn % 2) * insert.length, turn % 2 === 0 ? insert : '');
      for (const one of watched) diagnosticsOf(session, session.accept(one), limit);
    });
  });
  return statsOf(samples.slice(50));
}

function change(session: Session, document: TextDocument, from: number, to: number, text: string): void {
  TextDocument.update(
    document,
    [{ range: { start: document.positionAt(from), end: document.positionAt(to) }, text }],
    document.version + 1,
  );
  diagnosticsOf(session, session.accept(document), limit);
}
