/** What comments for other tools speak for in a pipeline: a step, a job without its steps, an entry. */
import { entryOf, resolve } from '../../syntax/tree.ts';
import type { Entry, MapNode, Span, SyntaxNode } from '../../syntax/tree.ts';

/** Of the lines that parts take, as zizmor counts: the step, else the job outside of its steps, else the entry; the line itself where there is none. */
export function partsOfLine(root: MapNode, line: Span): readonly Span[] {
  const holds = ({ start, end }: Span): boolean => start <= line.end && end >= line.start;
  const top = root.entries.findLast((entry) => holds(spanOf(entry)));
  if (!top) return [line];
  if (!isNamed(top)) return [itemsOf(top.value).findLast(holds) ?? stepsOf(top.value)?.items.find(holds) ?? spanOf(top)];
  const job = entriesOf(top.value).findLast((entry) => holds(spanOf(entry)));
  if (!job) return [line];
  const steps = stepsOf(job.value);
  const step = steps?.items.findLast(holds);
  if (step) return [step];
  const whole = spanOf(job);
  if (!steps) return [whole];
  if (steps.start < line.start && steps.end > line.end) return [line];
  return [{ start: whole.start, end: steps.start - 1 }, ...(steps.end < whole.end ? [{ start: steps.end + 1, end: whole.end }] : [])];
}

/** The step or item, else the job or service, else the entry around a comment, which at the end of a part stands behind its last value. */
export function partAround(root: MapNode, offset: number): Span {
  const starts = (node: Span): boolean => node.start <= offset;
  const top = root.entries.findLast(({ key }) => starts(key));
  if (!top) return root;
  if (!isNamed(top)) return innermostItem(top.value, offset) ?? spanOf(top);
  const job = entriesOf(top.value).findLast(({ key }) => starts(key));
  if (!job) return spanOf(top);
  const last = entriesOf(job.value).findLast(({ key }) => starts(key));
  const step = last?.key.text === 'steps' ? itemsOf(last.value).findLast(starts) : undefined;
  return step ?? spanOf(job);
}

/** Jobs and services are entries of their own. */
function isNamed({ key: { text }, value }: Entry): boolean {
  return (text === 'jobs' || text === 'services') && resolve(value).kind === 'map';
}

function innermostItem(node: SyntaxNode, offset: number): Span | undefined {
  if (node.kind === 'map') {
    const entry = node.entries.findLast(({ key }) => key.start <= offset);
    return entry && innermostItem(entry.value, offset);
  }
  const item = itemsOf(node).findLast(({ start }) => start <= offset);
  return item?.kind === 'map' ? (innermostItem(item, offset) ?? item) : undefined;
}

function stepsOf(node: SyntaxNode): (Span & { readonly items: readonly SyntaxNode[] }) | undefined {
  const steps = node.kind === 'map' ? entryOf(node, 'steps') : undefined;
  return steps && { ...spanOf(steps), items: itemsOf(steps.value) };
}

function entriesOf(node: SyntaxNode): readonly Entry[] {
  return node.kind === 'map' ? node.entries : [];
}

function itemsOf(node: SyntaxNode): readonly SyntaxNode[] {
  return node.kind === 'sequence' ? node.items : [];
}

function spanOf({ key, value }: Entry): Span {
  return { start: key.start, end: Math.max(key.end, value.end) };
}
