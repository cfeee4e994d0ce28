/** All English texts of the product, in the parts that translations are kept in. */
import { model } from '../../server/src/model/model.ts';
import { allSignals } from '../../server/src/model/signals.ts';
import { allRules } from '../../server/src/rules/index.ts';
import { sourceFiles, textsOf } from './code.ts';
import type { Callers, Report } from './code.ts';

/** The texts of each part; one that several parts have is in the first of them only. */
export type Parts = ReadonlyMap<string, readonly string[]>;

const serverCallers: Callers = { tags: ['say', 'english'], calls: new Map() };
const clientCallers: Callers = {
  tags: [],
  calls: new Map([
    ['l10n.t', [0]],
    ['t', [0]],
    ['say', [0]],
    ['count', [1, 2]],
  ]),
};

/** The report is put into words by the client. */
const reportFolder = 'server/src/features/report/';
/** These pass on what others give them. */
const passing: ReadonlySet<string> = new Set([
  'client/webview/l10n.ts',
  'client/src/report-export.ts',
  `${reportFolder}words.ts`,
  `${reportFolder}document.ts`,
  'server/src/texts/texts.ts',
]);

/** What the server says: texts of the model, of signals and rules, and those in its code. */
export function serverParts(root: string, report: Report): Parts {
  const parts = new Collector();
  for (const { meaning } of model.levels) parts.add('model-other', meaning);
  for (const { id, summary, sections } of model.dimensions) {
    const part = id === 'technology' || id === 'people' ? `model-${id}` : 'model-other';
    parts.add(part, summary);
    for (const { summary: ofSection, cells } of sections) {
      parts.add(part, ofSection);
      for (const cell of cells) {
        parts.add(part, cell.summary);
        for (const { statement, question, why, how } of cell.practices) parts.add(part, statement, question, why, ...how);
      }
    }
  }
  for (const { detects } of allSignals()) parts.add('signals', detects);
  for (const { family, title, rationale, how, options = {} } of allRules)
    parts.add(`rules-${family}`, title, rationale, ...how, ...Object.values(options).map(({ description }) => description));
  for (const file of sourceFiles(root, 'server/src')) {
    if (file.startsWith(reportFolder) || passing.has(file)) continue;
    parts.add(partOf(file), ...textsOf(root, file, serverCallers, report));
  }
  return parts.parts;
}

/** What VS Code translates for the client: its own texts, those of the page and those of the report. */
export function clientTexts(root: string, report: Report): readonly string[] {
  const files = ['client/src', 'client/webview', reportFolder.slice(0, -1)].flatMap((folder) => sourceFiles(root, folder));
  return [...new Set(files.flatMap((file) => textsOf(root, file, clientCallers, passing.has(file) ? quiet : report)))];
}

function quiet(): void {
  // What is passed on was found where it is written.
}

function partOf(file: string): string {
  const [folder = '', family] = file.replace(/^server\/src\//u, '').split('/');
  if (folder === 'rules') return family === undefined || family.endsWith('.ts') || family === 'edits' ? 'messages' : `messages-${family}`;
  return ['features', 'organisation', 'answers', 'lsp'].includes(folder) ? folder : 'files';
}

class Collector {
  readonly parts = new Map<string, string[]>();
  readonly #seen = new Set<string>();

  add(part: string, ...texts: readonly (string | undefined)[]): void {
    for (const text of texts) {
      if (text === undefined || text === '' || this.#seen.has(text)) continue;
      this.#seen.add(text);
      const list = this.parts.get(part);
      if (list) list.push(text);
      else this.parts.set(part, [text]);
    }
  }
}
