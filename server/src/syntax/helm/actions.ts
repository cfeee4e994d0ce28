/** The `{{ … }}` actions of a Go template, with their places. */
import type { Span } from '../tree.ts';

export type ActionKind = 'open' | 'else' | 'end' | 'define' | 'output' | 'silent';

export interface Action extends Span {
  readonly kind: ActionKind;
  /** Between the delimiters, trim markers left out. */
  readonly body: string;
  /** `{{-`: the white space before it is not rendered. */
  readonly trimsLeft: boolean;
}

/** All actions in order; one that is never closed runs to the end of its line. */
export function findActions(text: string): readonly Action[] {
  const actions: Action[] = [];
  for (let start = text.indexOf('{{'); start >= 0; start = text.indexOf('{{', start)) {
    const end = actionEnd(text, start + 2);
    const trimsLeft = text[start + 2] === '-';
    const body = text
      .slice(start + 2, end)
      .replace(/^-?\s*/, '')
      .replace(/-?(?:\}\})?$/, '')
      .trimEnd();
    actions.push({ start, end, kind: kindOf(body), body, trimsLeft });
    start = end;
  }
  return actions;
}

function actionEnd(text: string, from: number): number {
  const comment = /^-?\s*\/\*/.exec(text.slice(from, from + 40));
  if (comment) {
    const close = text.indexOf('*/', from + comment[0].length);
    const end = close < 0 ? -1 : text.indexOf('}}', close);
    return end < 0 ? text.length : end + 2;
  }
  for (let at = from; at < text.length; at++) {
    const char = text[at];
    if (char === '}' && text[at + 1] === '}') return at + 2;
    if (char === '"' || char === '`') at = stringEnd(text, at, char);
    if (char === '{' && text[at + 1] === '{') break;
  }
  const line = text.indexOf('\n', from);
  return line < 0 ? text.length : line;
}

function stringEnd(text: string, from: number, quote: string): number {
  for (let at = from + 1; at < text.length; at++) {
    if (text[at] === '\\' && quote === '"') at++;
    else if (text[at] === quote) return at;
    else if (text[at] === '\n' && quote === '"') return from;
  }
  return from;
}

function kindOf(body: string): ActionKind {
  const word = /^[a-z]+/.exec(body)?.[0] ?? '';
  if (word === 'if' || word === 'with' || word === 'range') return 'open';
  if (word === 'define' || word === 'block') return 'define';
  if (word === 'else' || word === 'end') return word;
  if (word === 'break' || word === 'continue' || word === 'fail') return 'silent';
  return body === '' || body.startsWith('/*') || /^\$\w*\s*:?=/.test(body) ? 'silent' : 'output';
}
