/** Which paths may be evidence, and which are documents. */

const notOwn: ReadonlySet<string> = new Set([
  'testdata',
  'test-data',
  'test_data',
  'fixture',
  'fixtures',
  '__fixtures__',
  '__snapshots__',
  '__mocks__',
  'vendor',
  'third_party',
  'third-party',
  'thirdparty',
  'node_modules',
  'bower_components',
  'site-packages',
  'venv',
  '.venv',
  '.git',
  '.terraform',
  '.terragrunt-cache',
]);

/** What a repository took over from others or keeps as input of tests says nothing about it. */
export function isOwn(path: string): boolean {
  return !path
    .split('/')
    .slice(0, -1)
    .some((segment) => notOwn.has(segment.toLowerCase()));
}

const documentFolder: ReadonlySet<string> = new Set(['docs', 'doc', 'documentation', 'wiki', 'handbook']);
const documentName = /\.(?:md|mdx|markdown|adoc|asciidoc|rst|txt)$/i;

/** The words of each segment of a document's path; undefined when it is none. */
export function documentWords(path: string): readonly (readonly string[])[] | undefined {
  if (!documentName.test(path)) return undefined;
  const segments = path.toLowerCase().split('/');
  if (segments.length > 1 && !segments.slice(0, -1).some((segment) => documentFolder.has(segment))) return undefined;
  return segments.map((segment, index) =>
    (index === segments.length - 1 ? segment.replace(documentName, '') : segment).split(/[-_. ]+/).filter((word) => word !== ''),
  );
}

/** Whether the words stand in it one after the other, the last one perhaps in the plural. */
export function hasWords(segment: readonly string[], words: readonly string[]): boolean {
  return segment.some((_, start) => words.every((word, index) => isWord(segment[start + index], word, index === words.length - 1)));
}

function isWord(found: string | undefined, word: string, last: boolean): boolean {
  if (found === word) return true;
  return (
    last &&
    found !== undefined &&
    (found === `${word}s` || found === `${word}es` || (word.endsWith('y') && found === `${word.slice(0, -1)}ies`))
  );
}
