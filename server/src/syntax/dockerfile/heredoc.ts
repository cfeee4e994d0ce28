/** Where a logical line opens here-documents. */
import { skipBlanks, unquote, wordEnd } from './words.ts';

export interface HeredocStart {
  readonly name: string;
  /** `<<-`: tabs before the closing word do not count. */
  readonly chomp: boolean;
}

const takesHeredocs = /^(?:onbuild[ \t]+)?(?:run|copy|add)[ \t]/i;
const operator = /^\d*<<(-?)/;

// The builder reads here-documents with a backslash as the escape, whatever the directive says.
const escape = '\\';

/** The here-documents that a logical line opens, in order; most lines open none. */
export function heredocsOpenedBy(line: string): readonly HeredocStart[] {
  if (!line.includes('<<') || !takesHeredocs.test(line)) return [];
  const result: HeredocStart[] = [];
  for (let i = skipBlanks(line, 0); i < line.length; i = skipBlanks(line, i)) {
    const end = wordEnd(line, i, escape);
    const match = operator.exec(line.slice(i, end));
    if (match) {
      const nameStart = skipBlanks(line, i + match[0].length);
      const nameEnd = wordEnd(line, nameStart, escape);
      const raw = line.slice(nameStart, nameEnd);
      if (raw !== '' && !raw.includes('<')) {
        result.push({ name: unquote(raw, escape), chomp: match[1] === '-' });
        i = nameEnd;
        continue;
      }
    }
    i = end;
  }
  return result;
}
