/** The `.Files` of a chart. */
import type { ChartSource } from '../chart.ts';
import { plainText } from '../functions/parameters.ts';
import { functions } from '../functions/table.ts';
import { fileUri } from '../paths.ts';
import { NotKnown, TemplateError } from '../values/signals.ts';
import type { Thing, Value } from '../values/value.ts';
import { byCodePoint, dict, list, str } from '../values/value.ts';
import { toYaml } from '../yaml/emit.ts';

/** Files that are no part of `.Files`. */
const reserved = /^(?:templates|charts)\/|^(?:Chart\.yaml|Chart\.lock|values\.yaml|values\.schema\.json|requirements\.(?:yaml|lock))$/;

export function filesOf(source: ChartSource): Thing {
  return files(
    source,
    source.paths.filter((path) => !reserved.test(path)),
  );
}

function files(source: ChartSource, paths: readonly string[]): Thing {
  const read = (path: string): Value => content(source, path);
  return {
    kind: 'thing',
    name: 'engine.files',
    empty: paths.length === 0,
    entries: () => new Map(paths.map((path) => [path, read(path)])),
    member: (name, parameters) => {
      const [wanted] = parameters;
      const argument = wanted?.kind === 'string' ? plainText(wanted) : '';
      switch (name) {
        case 'Get':
        case 'GetBytes':
          if (paths.includes(argument)) return read(argument);
          if (source.complete === true) return str('');
          throw new NotKnown(`${argument} may be among the files of the chart`);
        case 'Lines': {
          const text = paths.includes(argument) ? read(argument) : undefined;
          if (text?.kind !== 'string') throw new NotKnown('a file is not known');
          return list(text.text.replace(/\n$/, '').split('\n').map(str));
        }
        case 'Glob': {
          const pattern = globPattern(argument);
          const found = paths.filter((path) => pattern.test(path));
          if (found.length === 0 && source.complete !== true) throw new NotKnown('more files may be in the chart than are known');
          return files(source, found);
        }
        case 'AsConfig':
        case 'AsSecrets':
          return asMap(paths, read, name === 'AsSecrets');
        default:
          throw new TemplateError(`can't evaluate field ${name}`);
      }
    },
  };
}

function content(source: ChartSource, path: string): Value {
  const text = source.file(path);
  if (text === undefined) throw new NotKnown(`${path} is not read`);
  return { kind: 'string', text, origin: { uri: fileUri(source, path), start: 0, end: text.length, written: text, literal: false } };
}

function asMap(paths: readonly string[], read: (path: string) => Value, secret: boolean): Value {
  const encode = functions.get('b64enc');
  const result = dict();
  for (const path of [...paths].sort(byCodePoint)) {
    const value = read(path);
    const encoded =
      secret && encode
        ? encode.run([value], { include: stop, evaluate: stop, speculative: false, spend: () => undefined, changes: () => undefined })
        : value;
    result.entries.set(path.slice(path.lastIndexOf('/') + 1), encoded);
  }
  return result.entries.size === 0 ? str('') : toYaml(result);
}

function stop(): never {
  throw new TemplateError('no template');
}

/** A glob of gobwas/glob with `/` as separator; throws NotKnown for what is rarely used. */
function globPattern(glob: string): RegExp {
  if (glob.length > 200 || /[\\[\]!]/.test(glob) || (glob.match(/\*/g) ?? []).length > 4)
    throw new NotKnown('a pattern that is not evaluated here');
  const source = glob.replaceAll(/\*\*|[*?{},]|[.+^$()|]/g, (sign) => signs.get(sign) ?? `\\${sign}`);
  return new RegExp(`^${source}$`);
}

const signs: ReadonlyMap<string, string> = new Map([
  ['**', '.*'],
  ['*', '[^/]*'],
  ['?', '[^/]'],
  ['{', '(?:'],
  ['}', ')'],
  [',', '|'],
]);
