/** The fast path: js-yaml's flat events built into our tree. */
import { COLLECTION_STYLE, EVENT_ID, SCALAR_STYLE, YAMLException, getScalarValue, parseEvents } from 'js-yaml';
import type { Event, ScalarEvent, ScalarStyle as EventStyle } from 'js-yaml';
import { hole } from '../hole.ts';
import type { Entry, MapNode, ScalarNode, ScalarStyle, SequenceNode, SyntaxNode, UnknownNode } from '../tree.ts';
import { exact, visibleEnd } from './nodes.ts';
import { plainValue } from './scalars.ts';

/** Deeper documents are no configuration; beyond it the recursion of any parser is at risk. */
export const maxDepth = 500;

/** Each line that is joined to the one before it takes another run of the parser. */
const mostJoinedLines = 30;

/** The tree of a valid document (undefined root: no content), or undefined when js-yaml rejects the text. */
export function parseFast(text: string): { readonly root: SyntaxNode | undefined } | undefined {
  let source = text;
  for (let tries = 0; tries < mostJoinedLines; tries++) {
    try {
      return { root: new Builder(source, parseEvents(source, { maxDepth })).document() };
    } catch (error) {
      if (error instanceof RangeError) return undefined;
      if (!(error instanceof YAMLException)) throw error;
      const joined = joinShallowLine(source, error);
      if (joined === undefined) return undefined;
      source = joined;
    }
  }
  return undefined;
}

/** Kubernetes, Helm and GitHub read quoted text whose further lines are not indented deeper than its key; js-yaml does not. */
function joinShallowLine(text: string, { reason, mark }: YAMLException): string | undefined {
  if (reason !== 'deficient indentation' || !mark) return undefined;
  const end = text.lastIndexOf('\n', mark.position);
  const start = text[end - 1] === '\r' ? end - 1 : end;
  return end < 0 ? undefined : text.slice(0, start) + ' '.repeat(end + 1 - start) + text.slice(end + 1);
}

const styles: Readonly<Record<EventStyle, ScalarStyle>> = {
  [SCALAR_STYLE.PLAIN]: 'plain',
  [SCALAR_STYLE.SINGLE_QUOTED]: 'single',
  [SCALAR_STYLE.DOUBLE_QUOTED]: 'double',
  [SCALAR_STYLE.LITERAL_BLOCK]: 'literal',
  [SCALAR_STYLE.FOLDED_BLOCK]: 'folded',
};

class Builder {
  readonly #text: string;
  readonly #events: readonly Event[];
  readonly #anchors = new Map<string, SyntaxNode>();
  #next = 0;
  /** The end of what was read so far; places of empty values are looked for from here. */
  #cursor = 0;

  constructor(text: string, events: readonly Event[]) {
    this.#text = text;
    this.#events = events;
  }

  /** The first document; more than one (`---` inside one part cannot be) are not looked at. */
  document(): SyntaxNode | undefined {
    if (this.#events[this.#next]?.type !== EVENT_ID.DOCUMENT) return undefined;
    this.#next++;
    const root = this.#node('');
    return root?.kind === 'scalar' && root.start === root.end ? undefined : root;
  }

  /** The next node; undefined at the end of a collection. `indicator` is what stands before an empty value. */
  #node(indicator: string): SyntaxNode | undefined {
    const event = this.#events[this.#next++];
    if (event === undefined || event.type === EVENT_ID.POP || event.type === EVENT_ID.DOCUMENT) return undefined;
    if (event.type === EVENT_ID.ALIAS) {
      const target = this.#anchors.get(this.#text.slice(event.anchorStart, event.anchorEnd));
      const span = { start: event.anchorStart - 1, end: event.anchorEnd };
      this.#cursor = span.end;
      return { kind: 'alias', target: target ?? { kind: 'unknown', ...span }, ...span };
    }
    const node =
      event.type === EVENT_ID.SCALAR
        ? this.#scalar(event, indicator)
        : event.type === EVENT_ID.MAPPING
          ? this.#map(event.start, event.style === COLLECTION_STYLE.FLOW)
          : this.#sequence(event.start, event.style === COLLECTION_STYLE.FLOW);
    if (event.anchorStart >= 0) this.#anchors.set(this.#text.slice(event.anchorStart, event.anchorEnd), node);
    return node;
  }

  #map(start: number, flow: boolean): MapNode {
    this.#cursor = flow ? start + 1 : start;
    const entries: Entry[] = [];
    let open = false;
    for (;;) {
      const key = this.#node('');
      if (!key) break;
      const value = this.#node(':');
      if (!value) break;
      if (key.kind === 'scalar') entries.push({ key, value });
      else open = true;
    }
    const end = flow ? this.#closing('}') : this.#cursor;
    return { kind: 'map', entries: exact(entries), flow, open, start, end };
  }

  #sequence(start: number, flow: boolean): SequenceNode {
    this.#cursor = flow ? start + 1 : start;
    const items: SyntaxNode[] = [];
    for (let item = this.#node('-'); item; item = this.#node('-')) items.push(item);
    const end = flow ? this.#closing(']') : this.#cursor;
    return { kind: 'sequence', items: exact(items), flow, open: false, start, end };
  }

  #closing(bracket: string): number {
    const found = this.#text.indexOf(bracket, this.#cursor);
    this.#cursor = found < 0 ? this.#text.length : found + 1;
    return this.#cursor;
  }

  #scalar(event: ScalarEvent, indicator: string): ScalarNode | UnknownNode {
    if (event.valueStart < 0) return this.#empty(indicator);
    const quoted = event.style === SCALAR_STYLE.SINGLE_QUOTED || event.style === SCALAR_STYLE.DOUBLE_QUOTED;
    const margin = quoted ? 1 : 0;
    const block = event.style === SCALAR_STYLE.LITERAL_BLOCK || event.style === SCALAR_STYLE.FOLDED_BLOCK;
    const end = block ? visibleEnd(this.#text, event.valueStart, event.valueEnd) : event.valueEnd + margin;
    const span = { start: event.valueStart - margin, end };
    this.#cursor = span.end;
    const text = getScalarValue(this.#text, event);
    if (text.includes(hole)) return { kind: 'unknown', ...span };
    const string = event.style !== SCALAR_STYLE.PLAIN || this.#isStringTag(event);
    const value = string ? text : plainValue(text);
    return { kind: 'scalar', text, value, style: styles[event.style], start: span.start, end: span.end };
  }

  #isStringTag(event: ScalarEvent): boolean {
    if (event.tagStart < 0) return false;
    const tag = this.#text.slice(event.tagStart, event.tagEnd);
    return tag === '!!str' || tag === '!';
  }

  #empty(indicator: string): ScalarNode {
    let at = this.#cursor;
    while (this.#text[at] === ' ') at++;
    if (indicator !== '' && this.#text[at] === indicator) this.#cursor = at + 1;
    else if (indicator === '-') this.#cursor = this.#text.indexOf('-', at) + 1 || this.#cursor;
    return { kind: 'scalar', value: null, text: '', style: 'plain', start: this.#cursor, end: this.#cursor };
  }
}
