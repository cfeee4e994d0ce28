/** What conditions come to on a given occasion, as far as they only ask for the event and the ref. */

/** What started a run. */
export interface Occasion {
  readonly event: string;
  readonly ref: 'tag' | 'branch' | 'other';
}

const longest = 1000;

/** undefined where it depends on something else. Written with or without `${{ }}`. */
export function holds(condition: string, occasion: Occasion): boolean | undefined {
  const text = condition.trim();
  const fenced = /^\$\{\{((?:(?!\}\}).)*)\}\}$/s.exec(text);
  if (text.length > longest) return undefined;
  return text.includes('${{') && !fenced ? undefined : value(fenced?.[1] ?? text, occasion);
}

function value(expression: string, occasion: Occasion): boolean | undefined {
  const text = expression.trim();
  const either = splitAt(text, '||');
  if (either.length > 1) {
    const parts = either.map((part) => value(part, occasion));
    return parts.includes(true) ? true : parts.includes(undefined) ? undefined : false;
  }
  const both = splitAt(text, '&&');
  if (both.length > 1) {
    const parts = both.map((part) => value(part, occasion));
    return parts.includes(false) ? false : parts.includes(undefined) ? undefined : true;
  }
  if (text.startsWith('!') && !text.startsWith('!=')) {
    const inner = value(text.slice(1), occasion);
    return inner === undefined ? undefined : !inner;
  }
  const inner = /^\(([\s\S]*)\)$/.exec(text)?.[1];
  if (inner !== undefined && balanced(inner)) return value(inner, occasion);
  return atom(text, occasion);
}

function atom(text: string, { event, ref }: Occasion): boolean | undefined {
  if (/^(?:true|false)$/i.test(text)) return text.toLowerCase() === 'true';
  const prefix = /^startsWith\s*\(\s*github\.ref\s*,\s*'refs\/(tags|heads)\/?([^']*)'\s*\)$/i.exec(text);
  if (prefix) {
    const wanted = prefix[1] === 'tags' ? 'tag' : 'branch';
    return ref === wanted ? (prefix[2] === '' ? true : undefined) : false;
  }
  const compared = /^github\.(event_name|ref_type|ref)\s*(==|!=)\s*'([^']*)'$/i.exec(text);
  if (!compared) return undefined;
  const [, context = '', operator, wanted = ''] = compared;
  const same = equals(context.toLowerCase(), wanted.toLowerCase(), event, ref);
  return same === undefined ? undefined : same === (operator === '==');
}

function equals(context: string, wanted: string, event: string, ref: Occasion['ref']): boolean | undefined {
  if (context === 'event_name') return event === wanted;
  if (context === 'ref_type') return ref === wanted;
  if (wanted.startsWith('refs/heads/') && ref !== 'branch') return false;
  return wanted.startsWith('refs/tags/') && ref !== 'tag' ? false : undefined;
}

/** Parts between an operator that stands outside of brackets and texts. */
function splitAt(text: string, operator: string): readonly string[] {
  const parts: string[] = [];
  let depth = 0;
  let start = 0;
  for (let i = 0; i < text.length; i++) {
    const char = text.charAt(i);
    if (char === "'") i = Math.max(i, text.indexOf("'", i + 1));
    else if (char === '(') depth++;
    else if (char === ')') depth--;
    else if (depth === 0 && text.startsWith(operator, i)) {
      parts.push(text.slice(start, i));
      start = i + operator.length;
      i = start - 1;
    }
  }
  return [...parts, text.slice(start)];
}

function balanced(text: string): boolean {
  let depth = 0;
  for (const char of text.replace(/'[^']*'/g, '')) {
    if (char === '(') depth++;
    if (char === ')' && --depth < 0) return false;
  }
  return depth === 0;
}
