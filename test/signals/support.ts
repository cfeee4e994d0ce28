/** Looks for one match in files given by their text. */
import { readFile } from '../../server/src/facts/read.ts';
import { formatOf } from '../../server/src/files/kind.ts';
import { mayMatter } from '../../server/src/files/source.ts';
import { SignalFinder } from '../../server/src/signals/find.ts';
import type { SignalEvidence } from '../../server/src/signals/find.ts';
import { hclParser, pathOf } from '../support/workspace.ts';
import type { Files } from '../support/workspace.ts';

const root = 'file:///workspace/';

/** Puts a file in as a scan does. */
export async function put(finder: SignalFinder, path: string, text: string): Promise<void> {
  const file = { uri: root + path, path };
  const format = formatOf(path);
  if (format && mayMatter(format, text)) {
    const hcl = format === 'hcl' ? await hclParser() : undefined;
    finder.updateUnits(file, text, readFile({ uri: file.uri, format, text, hcl }).units);
  } else if (format === 'json' || finder.wantsText(path)) finder.updateText(file, text);
  else finder.updatePath(file);
}

export async function evidenceOf(match: string, files: Files): Promise<SignalEvidence | undefined> {
  const finder = new SignalFinder([{ id: 'it', detects: 'It.', match, practices: [] }]);
  for (const [path, text] of Object.entries(files)) await put(finder, path, text);
  return finder.evidence.get('it');
}

/** What each place marks, as `path: text`. */
export async function marked(match: string, files: Files): Promise<readonly string[]> {
  const { places } = (await evidenceOf(match, files)) ?? { places: [] };
  return places.map(({ uri, start, end }) => `${pathOf(uri)}: ${(files[pathOf(uri)] ?? '').slice(start, end)}`);
}

export async function isFound(match: string, files: Files): Promise<boolean> {
  return (await evidenceOf(match, files)) !== undefined;
}
