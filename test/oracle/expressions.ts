/** The expressions in which BuildKit's tests write down what a Dockerfile says: `(run ["--flag"] "argument")`. */

/** One instruction: its keyword, its flags, and its arguments. */
export interface Expression {
  readonly name: string;
  readonly flags: readonly string[];
  readonly items: readonly (string | Expression)[];
}

const token = /\s*(?:([()[\]])|"((?:[^"\\]|\\.)*)"|([^\s()[\]"]+))/y;
const short: Readonly<Record<string, string>> = { a: '\x07', b: '\b', f: '\f', n: '\n', r: '\r', t: '\t', v: '\v' };

export function parseExpressions(text: string): readonly Expression[] {
  const tokens: (readonly [mark: string, word: string | undefined])[] = [];
  const source = text.trimEnd();
  token.lastIndex = 0;
  while (token.lastIndex < source.length) {
    const at = token.lastIndex;
    const match = token.exec(source);
    if (!match) throw new Error(`Not an expression: ${source.slice(at, at + 40)}`);
    const [, mark, quoted, word] = match;
    tokens.push(mark === undefined ? ['', quoted === undefined ? word : unescaped(quoted)] : [mark, undefined]);
  }
  let at = 0;
  const listUntil = <T>(close: string, one: () => T): readonly T[] => {
    const items: T[] = [];
    while (tokens[at]?.[0] !== close) {
      if (at >= tokens.length) throw new Error(`Nothing closes with ${close}.`);
      items.push(one());
    }
    at++;
    return items;
  };
  const word = (): string => tokens[at++]?.[1] ?? '';
  const item = (): string | Expression => (tokens[at]?.[0] === '(' ? expression() : word());
  const expression = (): Expression => {
    at++;
    const name = word();
    const flags = tokens[at]?.[0] === '[' ? (at++, listUntil(']', word)) : [];
    return { name, flags, items: listUntil(')', item) };
  };
  const found: Expression[] = [];
  while (at < tokens.length) found.push(expression());
  return found;
}

function unescaped(quoted: string): string {
  return quoted.replace(/\\(?:x([0-9a-f]{2})|u([0-9a-f]{4})|(.))/g, (_all, byte?: string, unit?: string, char?: string) =>
    char === undefined ? String.fromCharCode(parseInt(byte ?? unit ?? '0', 16)) : (short[char] ?? char),
  );
}
