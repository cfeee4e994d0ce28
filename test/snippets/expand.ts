/** The text that a snippet leaves when nobody changes its defaults. */

/** `values` stand in place of the defaults of tab stops, by number. */
export function expandSnippet(body: string, values: Readonly<Record<string, string>> = {}): string {
  const known = new Map<string, string>(Object.entries(values));
  // A tab stop may be used before the place that gives its default.
  collect(body, known);
  return write(body, known);
}

interface Stop {
  readonly end: number;
  readonly number: string;
  readonly fallback: string | undefined;
}

function stopAt(body: string, start: number): Stop | undefined {
  const plain = /^\$(?<number>\d+)|^\$\{(?<braced>\d+)\}/u.exec(body.slice(start));
  if (plain)
    return { end: start + plain[0].length, number: plain.groups?.['number'] ?? plain.groups?.['braced'] ?? '', fallback: undefined };
  const choice = /^\$\{(?<number>\d+)\|(?<first>[^,|]*)[^|]*\|\}/u.exec(body.slice(start));
  if (choice) return { end: start + choice[0].length, number: choice.groups?.['number'] ?? '', fallback: choice.groups?.['first'] ?? '' };
  const head = /^\$\{(?<number>\d+):/u.exec(body.slice(start));
  if (!head) return undefined;
  let depth = 1;
  let at = start + head[0].length;
  for (; at < body.length && depth > 0; at++) {
    if (body[at] === '\\') at++;
    else if (body.startsWith('${', at)) depth++;
    else if (body[at] === '}') depth--;
  }
  if (depth > 0) throw new Error(`A tab stop does not end: ${body.slice(start, start + 40)}`);
  return { end: at, number: head.groups?.['number'] ?? '', fallback: body.slice(start + head[0].length, at - 1) };
}

function collect(body: string, known: Map<string, string>): void {
  for (let at = 0; at < body.length; at++) {
    if (body[at] === '\\') at++;
    else if (body[at] === '$') {
      const stop = stopAt(body, at);
      if (!stop) throw new Error(`A dollar sign is neither escaped nor a tab stop: ${body.slice(at, at + 40)}`);
      if (stop.fallback !== undefined) {
        collect(stop.fallback, known);
        if (!known.has(stop.number)) known.set(stop.number, write(stop.fallback, known));
      }
      at = stop.end - 1;
    }
  }
}

function write(body: string, known: ReadonlyMap<string, string>): string {
  let text = '';
  for (let at = 0; at < body.length; at++) {
    const stop = body[at] === '$' ? stopAt(body, at) : undefined;
    if (stop) {
      text += known.get(stop.number) ?? '';
      at = stop.end - 1;
    } else if (body[at] === '\\' && /[$}\\]/u.test(body[at + 1] ?? '')) text += body[++at] ?? '';
    else text += body[at] ?? '';
  }
  return text;
}
