/** Image names: ARG values put in, and taken apart. */
import { unquote } from '../../syntax/dockerfile/words.ts';
import type { ImageReference } from './types.ts';

/** Values of build arguments; an argument without a default is not in it. */
export type ArgumentValues = ReadonlyMap<string, string>;

/** Stands for a value that is not known. */
const hole = '\uE000';

const variable = /\$(?:([A-Za-z_]\w*)|\{([A-Za-z_]\w*)(?:(:?[-+?])([^{}]*)|([^{}]*))\})/g;

/** A word with its quotes taken off and the values put in; what is not known is marked (see `isKnown`). */
export function expand(word: string, values: ArgumentValues, escape: string): string {
  if (word.startsWith("'") && word.endsWith("'")) return word.slice(1, -1);
  const text = unquote(word, escape);
  if (!text.includes('$')) return text;
  let expanded = text;
  // From the inside out: `${A:-${B:-c}}`.
  for (let depth = 0; depth < 4 && expanded.includes('${'); depth++) expanded = substitute(expanded, values);
  expanded = substitute(expanded, values);
  const rest = expanded.indexOf('$');
  return rest < 0 ? expanded : expanded.slice(0, rest) + hole;
}

function substitute(text: string, values: ArgumentValues): string {
  return text.replace(
    variable,
    (
      _all,
      bare: string | undefined,
      braced: string | undefined,
      operator: string | undefined,
      other: string | undefined,
      rest: string | undefined,
    ) => {
      const value = values.get(bare ?? braced ?? '');
      if (operator === undefined) return rest !== undefined && rest !== '' ? hole : (value ?? hole);
      return modified(operator, value, other ?? '');
    },
  );
}

function modified(operator: string, value: string | undefined, other: string): string {
  const set = value !== undefined && (value !== '' || !operator.startsWith(':'));
  if (operator.endsWith('-')) return set ? value : other;
  if (operator.endsWith('+')) return set ? other : value === undefined ? hole : '';
  return set ? value : hole;
}

export function isKnown(expanded: string): boolean {
  return !expanded.includes(hole);
}

/** Takes an expanded name apart: `registry:5000/team/image:tag@sha256:…`. */
export function parseImage(expanded: string): ImageReference {
  const at = expanded.indexOf('@');
  const name = at < 0 ? expanded : expanded.slice(0, at);
  const last = name.lastIndexOf('/') + 1;
  const colon = name.indexOf(':', last);
  const repository = colon < 0 ? name : name.slice(0, colon);
  return { repository: isKnown(repository) ? repository : undefined, tag: tagOf(name.slice(last), colon - last), digest: at >= 0 };
}

function tagOf(tail: string, colon: number): ImageReference['tag'] {
  if (colon < 0) return isKnown(tail) ? { state: 'absent' } : { state: 'unknown' };
  const tag = tail.slice(colon + 1);
  const written = tag.replaceAll(hole, '');
  if (isKnown(tag) || !'latest'.includes(written)) return { state: 'known', value: tag };
  return { state: 'unknown' };
}
