/** Runs a compiled pattern over a text, all its ways at once: there is nothing to go back to. */
import { isWordCode } from './pattern.ts';
import type { Assertion, Instruction } from './pattern.ts';

/** Whether the pattern is found anywhere in the text. */
export function isFound(program: readonly Instruction[], text: string, spend: (steps: number) => void): boolean {
  const machine = new Machine(program, text);
  let at = 0;
  let waiting = machine.follow([0], at);
  while (!machine.matched && at < text.length) {
    spend(waiting.length / 8);
    const code = text.codePointAt(at) ?? 0;
    at += code > 0xffff ? 2 : 1;
    const next = waiting.flatMap((index) => {
      const instruction = program[index];
      return instruction?.op === 'char' && instruction.accepts(code) ? [index + 1] : [];
    });
    next.push(0);
    waiting = machine.follow(next, at);
  }
  return machine.matched;
}

class Machine {
  readonly #program: readonly Instruction[];
  readonly #text: string;
  readonly #seen: Int32Array;
  #round = 0;
  matched = false;

  constructor(program: readonly Instruction[], text: string) {
    this.#program = program;
    this.#text = text;
    this.#seen = new Int32Array(program.length);
  }

  /** The instructions that wait for a character, reached from these without reading one. */
  follow(from: readonly number[], at: number): number[] {
    this.#round++;
    const waiting: number[] = [];
    const open = [...from];
    for (let index = open.pop(); index !== undefined; index = open.pop()) {
      if (this.#seen[index] === this.#round) continue;
      this.#seen[index] = this.#round;
      const instruction = this.#program[index];
      switch (instruction?.op) {
        case 'char':
          waiting.push(index);
          break;
        case 'jump':
          open.push(instruction.to);
          break;
        case 'split':
          open.push(instruction.to, instruction.other);
          break;
        case 'assert':
          if (this.#holds(instruction.at, at)) open.push(index + 1);
          break;
        case 'match':
          this.matched = true;
          break;
        case undefined:
      }
    }
    return waiting;
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
