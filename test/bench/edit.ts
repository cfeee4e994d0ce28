/** From an edit to its diagnostics, in the server's own code, against a whole-file parse of the same text. */
import { TextDocument } from 'vscode-languageserver-textdocument';
import { parseAllDocuments } from 'yaml';
import { diagnosticsOf } from '../../server/src/features/diagnostics.ts';
import { Session } from '../../server/src/lsp/session.ts';
import { formatOf } from '../../server/src/files/kind.ts';
import { allRules } from '../../server/src/rules/index.ts';
import { document, mixedFile } from './corpus.ts';
import { measure, statsOf } from './stats.ts';
import type { Stats } from './stats.ts';

export interface EditResult {
  readonly bytes: number;
  readonly open: number;
  readonly edit: Stats;
  readonly broken: Stats;
  readonly labels: Stats;
  /** Changes a Service's selector, and judges the file of the workload that it selected. */
  readonly others: Stats;
  readonly chart: Stats;
  readonly base: Stats;
  readonly wholeFile: Stats;
}

const uri = 'file:///bench/mixed.yaml';
const limit = 200;
const turns = 60;

export function measureEdits(): EditResult {
  const session = strictSession(new Map());
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
    others: measureOthers(),
    chart: measureChart(),
    base: measureBase(),
    wholeFile: statsOf(Array.from({ length: 5 }, () => measure(() => parseAllDocuments(document.getText())))),
  };
}

const root = 'file:///bench/many';

/** A session with every rule on, those that are optional too. */
function strictSession(files: ReadonlyMap<string, string>): Session {
  const session = new Session();
  const rules = Object.fromEntries(allRules.map(({ id }) => [id, 'on' as const]));
  session.folders.loose = { ...session.folders.loose, rules };
  for (const [name, text] of files) session.acceptFromDisk(`${root}/${name}`, formatOf(name) ?? 'yaml', text);
  session.complete();
  return session;
}

/** Changes one word of a file again and again, and judges the files that are looked at. */
function measureWord(files: ReadonlyMap<string, string>, name: string, word: string, watched: readonly string[]): Stats {
  const session = strictSession(files);
  const documents = new Map([name, ...watched].map((one) => [one, TextDocument.create(`${root}/${one}`, 'yaml', 1, files.get(one) ?? '')]));
  for (const document of documents.values()) diagnosticsOf(session, session.accept(document), limit);
  const edited = documents.get(name);
  if (!edited) throw new Error('The edited file is one of the documents.');
  const samples = Array.from({ length: turns }, (_, turn) => {
    const place = edited.getText().indexOf(word) + word.length;
    return measure(() => {
      change(session, edited, place, place + (turn % 2), turn % 2 === 0 ? 'x' : '');
      for (const one of documents.values()) if (one !== edited) diagnosticsOf(session, session.accept(one), limit);
    });
  });
  return statsOf(samples.slice(10));
}

/** A Service in a folder of a hundred files takes in a Deployment of another file, or no longer. */
function measureOthers(): Stats {
  const files = new Map(Array.from({ length: 100 }, (_, index) => [`app-${String(index)}.yaml`, document(index)] as const));
  return measureWord(files, 'app-51.yaml', 'app.kubernetes.io/name: app-50', ['app-50.yaml']);
}

function measureChart(): Stats {
  const files = new Map([
    ['Chart.yaml', 'apiVersion: v2\nname: shop\nversion: 1.0.0\n'],
    ['values.yaml', 'tag: 1.4\nteam: shop\n'],
  ]);
  for (let index = 0; index < 40; index++)
    files.set(
      `templates/app-${String(index)}.yaml`,
      document(index).replace(/part-of: shop|namespace: team-\d+/, (line) => line.replace(/: .*/, ': {{ .Values.team }}')),
    );
  return measureWord(files, 'values.yaml', 'team: shop', []);
}

function measureBase(): Stats {
  const files = new Map([
    ['base/kustomization.yaml', 'resources: [web.yaml, service.yaml]\n'],
    ['base/web.yaml', document(0)],
    ['base/service.yaml', document(1)],
  ]);
  for (let index = 0; index < 20; index++)
    files.set(`overlays/env-${String(index)}/kustomization.yaml`, `resources: [../../base]\nnamePrefix: env-${String(index)}-\n`);
  return measureWord(files, 'base/web.yaml', 'value 3 of web', []);
}

function change(session: Session, document: TextDocument, from: number, to: number, text: string): void {
  TextDocument.update(
    document,
    [{ range: { start: document.positionAt(from), end: document.positionAt(to) }, text }],
    document.version + 1,
  );
  diagnosticsOf(session, session.accept(document), limit);
}
