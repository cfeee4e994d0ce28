/** A shell script to its commands; it never throws, and reads on behind what it does not understand. */
import type { Span } from '../tree.ts';
import { nextToken, type OperatorToken, type Range, type WordToken } from './scan.ts';
import { shellArgument, splitPrefix } from './prefix.ts';
import type { OperatorText, ShellCommand, ShellOperator, ShellScript, ShellWord } from './tree.ts';

/** A text, and where its parts stand in the file. */
export interface ShellSource {
  readonly text: string;
  span(from: number, to: number): Span;
}

/** A construct that is open: `if`, a loop, a group. */
interface Block {
  readonly kind: 'if' | 'loop' | 'case' | 'group';
  condition: boolean;
}

const maximalDepth = 20;
const closers: ReadonlySet<string> = new Set(['fi', 'done', 'esac', '}']);

/** Reads a script. */
export function parseShell(source: ShellSource, range: Range = { from: 0, to: source.text.length }): ShellScript {
  const collected: Collected = { commands: [], operators: [] };
  const end = new ScriptReader(source, collected, range, 0, false).read();
  return { ...collected, end };
}

interface Collected {
  readonly commands: ShellCommand[];
  readonly operators: ShellOperator[];
}

/** Reads one script or the inside of a substitution. */
class ScriptReader {
  readonly #source: ShellSource;
  readonly #out: Collected;
  readonly #to: number;
  readonly #depth: number;
  readonly #condition: boolean;
  readonly #blocks: Block[] = [];
  #position: number;
  #last: number;
  #words: WordToken[] = [];
  #targets: WordToken[] = [];
  #operator: OperatorText | undefined;
  #before: ShellCommand | undefined;
  /** Between `case x in` or `;;` and the `)` behind the pattern. */
  #pattern = false;
  #heredocs: { readonly name: string; readonly chomp: boolean }[] = [];

  constructor(source: ShellSource, out: Collected, { from, to }: Range, depth: number, condition: boolean) {
    this.#source = source;
    this.#out = out;
    this.#position = from;
    this.#last = from;
    this.#to = to;
    this.#depth = depth;
    this.#condition = condition;
  }

  /** Gives where the script ends, in the file. */
  read(): number {
    const { text } = this.#source;
    for (let token = nextToken(text, this.#position, this.#to); token; token = nextToken(text, this.#position, this.#to)) {
      this.#position = token.to;
      if (token.kind === 'word') this.#word(token);
      else if (token.kind === 'redirection') this.#redirect(token);
      else this.#symbol(token);
      if (token.text !== '\n') this.#last = this.#position;
    }
    this.#close();
    return this.#last > 0 ? this.#source.span(this.#last - 1, this.#last).end : 0;
  }

  #word(token: WordToken): void {
    if (this.#pattern) {
      if (token.text === 'esac') this.#leave();
      return;
    }
    if (this.#words.length > 0 || token.quoted || !this.#reserved(token)) this.#words.push(token);
  }

  /** Whether the word is one of the language's own where a command is expected. */
  #reserved({ text, from }: WordToken): boolean {
    if (text === 'if' || text === 'while' || text === 'until') this.#enter(text === 'if' ? 'if' : 'loop', true);
    else if (text === 'elif') this.#setCondition(true);
    else if (text === 'then' || text === 'do' || text === 'else') this.#setCondition(false);
    else if (text === '{') this.#enter('group', false);
    else if (closers.has(text)) this.#leave();
    else if (text === 'for' || text === 'select') this.#loopHead();
    else if (text === 'case') this.#caseHead();
    else if (text === '[[') this.#test(from);
    else return text === '!' || text === 'function';
    return true;
  }

  #enter(kind: Block['kind'], condition: boolean): void {
    this.#blocks.push({ kind, condition });
  }

  #leave(): void {
    this.#blocks.pop();
    this.#pattern = false;
    this.#before = undefined;
  }

  #setCondition(condition: boolean): void {
    const block = this.#blocks.at(-1);
    if (block) block.condition = condition;
  }

  /** `for name in words`: up to the end of the list. */
  #loopHead(): void {
    this.#enter('loop', false);
    this.#skipUntil((text) => text === ';' || text === '\n' || text === 'do');
  }

  #caseHead(): void {
    this.#enter('case', false);
    this.#skipUntil((text) => text === 'in');
    this.#pattern = true;
  }

  #test(from: number): void {
    const close = /\s\]\](?=[\s;&|)]|$)/g;
    close.lastIndex = from;
    const match = close.exec(this.#source.text);
    this.#position = match && match.index < this.#to ? Math.min(match.index + match[0].length, this.#to) : this.#to;
    this.#before = undefined;
  }

  #skipUntil(stop: (text: string) => boolean): void {
    for (let token = nextToken(this.#source.text, this.#position, this.#to); token;) {
      this.#position = token.to;
      if (token.kind === 'word') this.#nested(token);
      if (stop(token.text)) return;
      token = nextToken(this.#source.text, this.#position, this.#to);
    }
  }

  #redirect({ text }: OperatorToken): void {
    const target = nextToken(this.#source.text, this.#position, this.#to);
    if (target?.kind !== 'word') return;
    this.#position = target.to;
    if (text.endsWith('<<') || text.endsWith('<<-')) this.#heredocs.push({ name: target.text, chomp: text.endsWith('-') });
    else if (!text.endsWith('&')) this.#targets.push(target);
  }

  #symbol(token: OperatorToken): void {
    const { text } = token;
    if (text === '(') this.#open(token.from);
    else if (text === ')') {
      if (!this.#pattern) this.#close();
      if (!this.#pattern) this.#leave();
      this.#pattern = false;
    } else if (this.#pattern) return;
    else if (text.startsWith(';;') || text === ';&') {
      this.#close();
      this.#pattern = this.#blocks.at(-1)?.kind === 'case';
    } else this.#separate(token, text === '|&' ? '|' : (text as OperatorText));
  }

  #open(from: number): void {
    if (this.#pattern) return;
    const last = this.#words.at(-1);
    // `list=(a b)`
    if (last?.to === from && last.text.endsWith('=')) {
      this.#skipUntil((text) => text === ')');
      return;
    }
    // `name() { … }`
    if (this.#words.length === 1 && nextToken(this.#source.text, this.#position, this.#to)?.text === ')') {
      this.#words = [];
      this.#position = nextToken(this.#source.text, this.#position, this.#to)?.to ?? this.#to;
      return;
    }
    this.#close();
    this.#enter('group', false);
  }

  #separate({ from, to }: OperatorToken, text: OperatorText): void {
    const open = this.#words.length > 0 || this.#targets.length > 0;
    this.#close();
    if (text === '\n') this.#skipHeredocs();
    // A line end behind an operator or a keyword separates nothing.
    if (text !== '\n' || open || this.#before) {
      const { start, end } = this.#source.span(from, to);
      this.#out.operators.push({ text, start, end, before: this.#before, depth: this.#level(), condition: this.#inCondition() });
      this.#operator = text;
    }
    this.#before = undefined;
  }

  #skipHeredocs(): void {
    const { text } = this.#source;
    for (const { name, chomp } of this.#heredocs) {
      while (this.#position < this.#to) {
        const end = text.indexOf('\n', this.#position);
        const stop = end < 0 ? this.#to : end;
        const line = text.slice(this.#position, stop).replace(/\r$/, '');
        this.#position = Math.min(stop + 1, this.#to);
        if ((chomp ? line.replace(/^\t+/, '') : line) === name) break;
      }
    }
    this.#heredocs = [];
  }

  #level(): number {
    return this.#depth + this.#blocks.length;
  }

  #inCondition(): boolean {
    return this.#condition || this.#blocks.some(({ condition }) => condition);
  }

  /** Ends the command that is being read. */
  #close(): void {
    const words = this.#words;
    const targets = this.#targets;
    this.#words = [];
    this.#targets = [];
    if (words.length === 0) return;
    const head = splitPrefix(words);
    const [name] = head.words;
    const all = [...words, ...targets];
    if (name) {
      const last = words.at(-1) ?? name;
      const { start, end } = this.#source.span(words[0]?.from ?? name.from, last.to);
      const command: ShellCommand = {
        start,
        end,
        name: name.known ? name.text.slice(name.text.lastIndexOf('/') + 1) : '',
        words: [this.#place(name), ...head.words.slice(1).map((word) => this.#place(word))],
        assignments: head.assignments.map((word) => this.#place(word)),
        prefix: head.prefix.map((word) => this.#place(word)),
        targets: targets.map((word) => this.#place(word)),
        operator: this.#operator,
        depth: this.#level(),
        condition: this.#inCondition(),
      };
      this.#out.commands.push(command);
      this.#before = command;
    } else if (head.assignments.length > 0) this.#before = undefined;
    for (const word of all) this.#nested(word);
    const script = shellArgument(head.words, this.#source.text);
    if (script) this.#descend(script);
  }

  #nested({ substitutions }: WordToken): void {
    for (const range of substitutions) this.#descend(range);
  }

  #descend(range: Range): void {
    const depth = this.#level() + 1;
    if (depth < maximalDepth) new ScriptReader(this.#source, this.#out, range, depth, this.#inCondition()).read();
  }

  #place({ from, to, text, known, quoted }: WordToken): ShellWord {
    const { start, end } = this.#source.span(from, to);
    return { start, end, text, known, quoted };
  }
}
