/** Which characters a part of a pattern accepts, by their codes. */

export type Accepts = (code: number) => boolean;

export interface Flags {
  readonly ignoreCase: boolean;
  readonly dotAll: boolean;
  readonly multiline: boolean;
}

export function codeOf(char: string): number {
  return char.codePointAt(0) ?? 0;
}

export function literal(char: string, flags: Flags): Accepts {
  const code = codeOf(char);
  return range(code, code, flags);
}

export function range(from: number, to: number, { ignoreCase }: Flags): Accepts {
  if (!ignoreCase) return (code) => code >= from && code <= to;
  return (code) => [code, flipped(code)].some((one) => one >= from && one <= to);
}

/** The other case of a letter of ASCII. */
function flipped(code: number): number {
  const upper = code & ~32;
  return upper >= 65 && upper <= 90 ? code ^ 32 : code;
}

export function isWordCode(code: number): boolean {
  return (code >= 48 && code <= 57) || (code >= 65 && code <= 90) || code === 95 || (code >= 97 && code <= 122);
}

const isDigit: Accepts = (code) => code >= 48 && code <= 57;
const isSpace: Accepts = (code) => code === 32 || (code >= 9 && code <= 13 && code !== 11);
export const classes: ReadonlyMap<string, Accepts> = new Map<string, Accepts>([
  ['d', isDigit],
  ['D', (code) => !isDigit(code)],
  ['w', isWordCode],
  ['W', (code) => !isWordCode(code)],
  ['s', isSpace],
  ['S', (code) => !isSpace(code)],
]);
export const controls: ReadonlyMap<string, string> = new Map([
  ['n', '\n'],
  ['r', '\r'],
  ['t', '\t'],
  ['f', '\f'],
  ['v', '\v'],
  ['a', '\x07'],
]);

/** The characters of ASCII that `[:name:]` stands for, those outside of it as `[:^name:]`. */
export function namedClass(name: string): Accepts | undefined {
  const set = posix.get(name.replace('^', ''));
  if (!set) return undefined;
  const accepts: Accepts = (code) => code < 128 && set.test(String.fromCharCode(code));
  return name.startsWith('^') ? (code) => !accepts(code) : accepts;
}

const posix: ReadonlyMap<string, RegExp> = new Map([
  ['alnum', /[0-9A-Za-z]/],
  ['alpha', /[A-Za-z]/],
  ['ascii', /[^]/],
  ['blank', /[\t ]/],
  ['cntrl', /[^ -~]/],
  ['digit', /\d/],
  ['graph', /[!-~]/],
  ['lower', /[a-z]/],
  ['print', /[ -~]/],
  ['punct', /[!-/:-@[-`{-~]/],
  ['space', /[\t\n\v\f\r ]/],
  ['upper', /[A-Z]/],
  ['word', /\w/],
  ['xdigit', /[0-9A-Fa-f]/],
]);
