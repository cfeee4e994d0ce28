/** Whether brackets, strings and here-documents of an HCL text are closed, without parsing it. */

/** `extra`: something closes that was not opened. `odd`: a string, comment or here-document ends nowhere. */
export type Balance = 'closed' | 'open' | 'extra' | 'odd';

const heredocStart = /<<-?[ \t]*([\p{L}_][\p{L}\p{N}_-]*)[ \t]*\r?\n/uy;
const plain = /[^"#/{}()[\]<]+/y;

/** What is open: a bracket, or an interpolation in a string. */
type Opened = 'bracket' | 'interpolation';

export function balanceOf(text: string): Balance {
  const open: Opened[] = [];
  let at = 0;
  while (at < text.length) {
    plain.lastIndex = at;
    at += plain.exec(text)?.[0].length ?? 0;
    const char = text.charAt(at);
    if (char === '') break;
    if (char === '"') at = inString(text, at + 1, open);
    else if (char === '#' || text.startsWith('//', at)) at = nextLine(text, at);
    else if (text.startsWith('/*', at)) at = afterComment(text, at + 2);
    else if (char === '<') at = afterHeredoc(text, at);
    else if (char === '{' || char === '(' || char === '[') {
      open.push('bracket');
      at++;
    } else if (char === '}' || char === ')' || char === ']') {
      const closed = open.pop();
      if (!closed) return 'extra';
      at = closed === 'interpolation' ? inString(text, at + 1, open) : at + 1;
    } else at++;
    if (at < 0) return 'odd';
  }
  return open.length === 0 ? 'closed' : 'open';
}

/** Behind the quote that closes, or behind the start of an interpolation; -1 where the line ends before. */
function inString(text: string, from: number, open: Opened[]): number {
  for (let at = from; at < text.length; at++) {
    const char = text[at];
    if (char === '\n') return -1;
    if (char === '\\') at++;
    else if (char === '"') return at + 1;
    else if ((char === '$' || char === '%') && text[at + 1] === '{') {
      if (text[at - 1] === char) continue;
      open.push('interpolation');
      return at + 2;
    }
  }
  return -1;
}

function afterHeredoc(text: string, at: number): number {
  heredocStart.lastIndex = at;
  const start = heredocStart.exec(text);
  if (!start) return text[at + 1] === '<' ? -1 : at + 1;
  const word = start[1] ?? '';
  for (let line = at + start[0].length; line < text.length;) {
    const end = nextLine(text, line);
    if (text.slice(line, end).trim() === word) return end;
    line = end;
  }
  return -1;
}

function afterComment(text: string, from: number): number {
  const close = text.indexOf('*/', from);
  return close < 0 ? -1 : close + 2;
}

function nextLine(text: string, from: number): number {
  const end = text.indexOf('\n', from);
  return end < 0 ? text.length : end + 1;
}
