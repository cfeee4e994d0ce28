/** Runs compiled patterns over texts, all ways at once: there is nothing to go back to. */
import { isWordCode } from './characters.ts';
import type { Instruction, Program } from './program.ts';
import type { Assertion } from './read.ts';

type Spend = (steps: number) => void;

/** Where a match and its groups begin and end: two numbers each, -1 for a group that takes no part. */
export type Match = readonly number[];

/** A way through the program that waits for a character. */
interface Way {
  readonly index: number;
  readonly kept: Match;
}

/** Whether the pattern is found anywhere in the text. */
export function isFound(program: Program, text: string, spend: Spend): boolean {
  return run(program, text, { from: 0, groups: 0, spend }) !== undefined;
}

/** The first match from there on; of several at one place, the one that the pattern prefers. */
export function search(program: Program, text: string, from: number, spend: Spend): Match | undefined {
  return run(program, text, { from, groups: program.groups.length + 1, spend });
}

interface Run {
  readonly from: number;
  /** How many are kept, the whole match among them; with none it only matters whether there is one. */
  readonly groups: number;
  readonly spend: Spend;
}

function run({ instructions }: Program, text: string, { from, groups, spend }: Run): Match | undefined {
  const machine = new Machine(instructions, text);
  const none = new Array<number>(2 * groups).fill(-1);
  let ways: Way[] = [];
  let found: Match | undefined;
  for (let at = from; at <= text.length;) {
    if (!found) machine.follow({ index: 0, kept: groups === 0 ? none : none.with(0, at) }, at, ways);
    if (ways.length === 0 && found) break;
    spend(ways.length / 8);
    const code = text.codePointAt(at);
    const then = at + (code === undefined || code <= 0xffff ? 1 : 2);
    const next: Way[] = [];
    machine.advance();
    for (const { index, kept } of ways) {
      const instruction = instructions[index];
      if (instruction?.op === 'match') {
        if (groups === 0) return none;
        found = kept.with(1, at);
        break;
      }
      if (code !== undefined && instruction?.op === 'char' && instruction.accepts(code))
        machine.follow({ index: index + 1, kept }, then, next);
    }
    ways = next;
    at = then;
  }
  return found;
}

/** All matches that do not overlap; an empty one right behind another is none, as in Go. */
export function* searchAll(program: Program, text: string, spend: Spend): Generator<Match> {
  let before = -1;
  for (let at = 0; at <= text.length;) {
    const match = search(program, text, at, spend);
    if (!match) return;
    const [start = 0, end = 0] = match;
    if (start < end || start !== before) yield match;
    before = end;
    at = end > at ? end : at + ((text.codePointAt(at) ?? 0) > 0xffff ? 2 : 1);
  }
}

class Machine {
  readonly #instructions: readonly Instruction[];
  readonly #text: string;
  readonly #seen: Int32Array;
  #round = 1;

  constructor(instructions: readonly Instruction[], text: string) {
    this.#instructions = instructions;
    this.#text = text;
    this.#seen = new Int32Array(instructions.length);
  }

  /** On to the next character. */
  advance(): void {
    this.#round++;
  }

  /** Adds the ways that lead on from there without reading a character, preferred ones first. */
  follow(from: Way, at: number, ways: Way[]): void {
    const open = [from];
    for (let way = open.pop(); way; way = open.pop()) {
      const { index, kept } = way;
      if (this.#seen[index] === this.#round) continue;
      this.#seen[index] = this.#round;
      const instruction = this.#instructions[index];
      switch (instruction?.op) {
        case 'char':
        case 'match':
          ways.push(way);
          break;
        case 'jump':
          open.push({ index: instruction.to, kept });
          break;
        case 'split':
          open.push({ index: instruction.second, kept }, { index: instruction.first, kept });
          break;
        case 'keep':
          open.push({ index: index + 1, kept: kept.length === 0 ? kept : kept.with(instruction.slot, at) });
          break;
        case 'assert':
          if (this.#holds(instruction.at, at)) open.push({ index: index + 1, kept });
          break;
        case undefined:
      }
    }
  }

  #holds(assertion: Assertion, at: number): boolean {
    const text = this.#text;
    switch (assertion) {
      case 'start':
        return at === 0;
      case 'end':
        return at === text.length;
      case 'lineStart':
        return at === 0 || text[at - 1] === '\n';
      case 'lineEnd':
        return at === text.length || text[at] === '\n';
      case 'word':
        return this.#isWord(at - 1) !== this.#isWord(at);
      case 'notWord':
        return this.#isWord(at - 1) === this.#isWord(at);
    }
  }

  #isWord(at: number): boolean {
    return at >= 0 && at < this.#text.length && isWordCode(this.#text.charCodeAt(at));
  }
}
