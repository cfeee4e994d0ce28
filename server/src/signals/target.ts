/** What stands behind a clause word: which objects, files, commands, resources it speaks of. */
import { pipelineSystems } from './clause.ts';
import type { Clause, Package, Target } from './clause.ts';
import { splitList } from './cursor.ts';
import type { Cursor } from './cursor.ts';

export function readTarget(kind: Clause['kind'], cursor: Cursor): Target {
  switch (kind) {
    case 'k8s':
      return readObjects(cursor);
    case 'file':
      return { kind, globs: splitList(cursor.word()) };
    case 'doc':
      return { kind, words: splitList(cursor.word()) };
    case 'ci-uses':
      return { kind, actions: splitList(cursor.word()) };
    case 'ci-run':
    case 'ci-image':
    case 'ci-include':
    case 'image':
      return { kind, pattern: cursor.regex() };
    case 'ci-key': {
      const start = cursor.at;
      const word = cursor.word();
      const system = pipelineSystems.find((one) => one === word);
      return system ? { kind, system } : cursor.fail(`No pipeline system is called "${word}"`, start);
    }
    case 'tf':
      return { kind, types: splitList(cursor.word()) };
    case 'tf-module':
      return { kind };
    case 'tf-block':
      return { kind, path: cursor.word().split('.') };
    case 'helm':
      return { kind, charts: splitList(cursor.word()) };
    case 'pkg':
      return { kind, names: readPackages(cursor) };
  }
}

function readObjects(cursor: Cursor): Target {
  const start = cursor.at;
  const word = cursor.word();
  const slash = word.indexOf('/');
  if (slash < 1 || slash === word.length - 1) return cursor.fail('Expected group/Kind', start);
  const group = word.slice(0, slash);
  return { kind: 'k8s', group: group === 'core' ? '' : group, kinds: splitList(word.slice(slash + 1)) };
}

const ecosystems: ReadonlySet<string> = new Set(['npm', 'pypi', 'go', 'maven', 'nuget', 'gem', 'cargo']);

function readPackages(cursor: Cursor): readonly Package[] {
  const start = cursor.at;
  let ecosystem = '';
  return splitList(cursor.word()).map((part) => {
    const colon = part.indexOf(':');
    // Maven's own names hold colons: only a known prefix starts another ecosystem.
    const named = ecosystems.has(part.slice(0, Math.max(colon, 0)));
    if (named) ecosystem = part.slice(0, colon);
    if (ecosystem === '') return cursor.fail('Expected an ecosystem before the first package', start);
    return { ecosystem, name: named ? part.slice(colon + 1) : part };
  });
}
