/** What the marks of other tools accept in YAML and HCL, as each of these tools reads its own. */
import type { Span } from '../syntax/tree.ts';
import { marksIn, mayHoldMarks, suppressionBy } from './foreign-marks.ts';
import type { ForeignMark } from './foreign-marks.ts';
import { lineAt } from './suppression-lines.ts';
import { everywhere, lineOf, mostMarks } from './suppressions.ts';
import type { CommentHost, Suppression } from './suppressions.ts';

export function foreignComments(text: string, hostOf: () => CommentHost): readonly Suppression[] {
  if (!mayHoldMarks(text)) return [];
  const host = hostOf();
  return marksIn(text, host.slashes ? 'hcl' : 'yaml')
    .slice(0, mostMarks)
    .flatMap((mark) => {
      const comment = commentAround(text, mark.at, host);
      const target = comment && targetOf(mark, text, comment, host);
      return target ? [suppressionBy(mark, comment, target)] : [];
    });
}

/** From its sign to the end of the line; undefined where the mark stands in no comment. */
function commentAround(text: string, at: number, host: CommentHost): Span | undefined {
  const line = lineAt(text, at);
  const sign = (host.slashes ? /#|\/\/|\/\*/ : /(?<=^|\s)#/).exec(text.slice(line.start, at));
  const start = line.start + (sign?.index ?? 0);
  return sign && !host.isText(at) ? { start, end: line.end } : undefined;
}

function targetOf({ tool, wholeFile }: ForeignMark, text: string, comment: Span, host: CommentHost): Span | undefined {
  const own = lineAt(text, comment.start);
  const standsAlone = text.slice(own.start, comment.start).trim() === '';
  switch (tool) {
    case 'checkov':
      return standsAlone ? host.around(comment.start) : undefined;
    case 'zizmor':
      return own;
    case 'tflint':
      if (wholeFile) return comment.start === 0 ? everywhere : undefined;
      return blockOrLine(text, comment, host);
    default:
      return blockOrLine(text, comment, host);
  }
}

function blockOrLine(text: string, comment: Span, host: CommentHost): Span | undefined {
  const line = lineOf(text, comment, host.slashes, true);
  return line && (host.blockAt(line) ?? line);
}
