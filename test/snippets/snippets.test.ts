/** Every snippet is what its description says: of its level and section, valid, and without a finding up to that level. */
import assert from 'node:assert/strict';
import { parseAllDocuments } from 'yaml';
import { expectationOf } from '../../server/src/features/expectation.ts';
import { formatOf } from '../../server/src/files/kind.ts';
import { model } from '../../server/src/model/model.ts';
import { projectOf } from '../features/project.ts';
import { assertValidKubernetes } from '../support/schema.ts';
import { expandSnippet } from './expand.ts';
import { allSnippets, contributed } from './files.ts';
import type { Snippet } from './files.ts';
import { places, wholeFiles } from './places.ts';

const snippets = allSnippets();
const byPrefix = new Map(snippets.map((snippet) => [snippet.prefix, snippet]));

interface Typed {
  readonly path: string;
  readonly text: string;
  /** Where the snippet's own text is. */
  readonly start: number;
  readonly end: number;
  readonly files: Readonly<Record<string, string>>;
}

function typed(snippet: Snippet): Typed {
  const place = places[snippet.prefix] ?? wholeFiles[snippet.file];
  assert.ok(place, `There is no place for "${snippet.prefix}".`);
  const { path, host = '§\n', beside = {}, files = {} } = place;
  const at = host.indexOf('§');
  const indent = ' '.repeat(at - host.lastIndexOf('\n', at) - 1);
  const own = expandSnippet(snippet.body)
    .replace(/\n+$/u, '')
    .replaceAll(/\n(?!\n)/gu, `\n${indent}`);
  const companions = Object.entries(beside).map(([prefix, values]): readonly [string, string] => {
    const companion = byPrefix.get(prefix);
    assert.ok(companion, `There is no snippet "${prefix}".`);
    const folder = companion.file === 'pipeline' ? '.github/workflows/' : '';
    return [`${folder}${prefix}.yaml`, expandSnippet(companion.body, values)];
  });
  return {
    path,
    text: host.replace('§', () => own),
    start: at,
    end: at + own.length,
    files: { ...files, ...Object.fromEntries(companions) },
  };
}

describe('snippets', () => {
  it('are at least 80, some for every level', () => {
    assert.ok(snippets.length >= 80, `There are ${String(snippets.length)}.`);
    for (const { level } of model.levels)
      assert.ok(
        snippets.some((snippet) => snippet.level === level),
        `None is of level ${String(level)}.`,
      );
  });

  it('have names and prefixes of their own', () => {
    assert.equal(byPrefix.size, snippets.length);
    for (const { prefix } of snippets) assert.match(prefix, /^cnm-[a-z0-9-]+$/u);
    assert.equal(new Set(snippets.map(({ name }) => name)).size, snippets.length);
  });

  it('stand at a level and section of the model', () => {
    const sections = new Set(model.dimensions.flatMap((dimension) => dimension.sections.map(({ name }) => name)));
    for (const { name, level, levelName, section } of snippets) {
      assert.equal(model.levels.find((one) => one.level === level)?.name, levelName, name);
      assert.ok(sections.has(section), `${name}: ${section} is no section`);
    }
  });

  it('are offered in the languages of their files', () => {
    for (const { language, path } of contributed()) assert.ok(language !== '' && path.startsWith('./snippets/'));
  });

  for (const snippet of snippets) {
    it(`${snippet.prefix} is valid, and has no finding up to level ${String(snippet.level)}`, async () => {
      const { path, text, start, end, files } = typed(snippet);
      const format = formatOf(path);
      assert.ok(format, `${path} is read`);
      if (format === 'yaml' && !text.includes('{{')) {
        for (const document of parseAllDocuments(text)) assert.deepEqual(document.errors, [], text);
        await assertValidKubernetes(text);
      }
      const { session } = await projectOf({ [path]: text, ...files });
      const [first] = session.workspace.files.keys();
      const uri = first?.replace(/\/workspace\/.*$/u, `/workspace/${path}`) ?? '';
      const found = session.engine.findingsOf(uri).flatMap(({ finding: { rule, problem }, unitStart }) => {
        const at = unitStart + problem.start;
        return at >= start && at <= end && expectationOf(rule).level <= snippet.level ? [`${rule.id}: ${problem.message}`] : [];
      });
      assert.deepEqual(found, [], `${text}\n${found.join('\n')}`);
      assert.ok(session.workspace.files.has(uri), `${path} is read`);
    });
  }
});
