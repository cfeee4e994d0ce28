/** A person at a terminal, who is asked line by line. */
import { createInterface } from 'node:readline';
import type { ReadStream, WriteStream } from 'node:tty';

export interface Terminal {
  readonly columns: number;
  write(text: string): void;
  /** The next line that is typed; undefined once the person has left (Ctrl-C, Ctrl-D). */
  ask(prompt: string): Promise<string | undefined>;
  close(): void;
}

export function openTerminal(input: ReadStream, output: WriteStream): Terminal {
  const reader = createInterface({ input, output, terminal: true, historySize: 0 });
  // Lines that were typed or pasted ahead of their question.
  const typed: string[] = [];
  let waiting: ((line: string | undefined) => void) | undefined;
  let closed = false;
  reader.on('line', (line) => {
    if (!waiting) typed.push(line);
    else answer(line);
  });
  reader.on('close', () => {
    closed = true;
    if (!waiting) return;
    output.write('\n');
    answer(undefined);
  });
  function answer(line: string | undefined): void {
    const resolve = waiting;
    waiting = undefined;
    resolve?.(line);
  }
  return {
    get columns(): number {
      return output.columns;
    },
    write: (text) => void output.write(text),
    ask: async (prompt) => {
      const line = typed.shift();
      if (line !== undefined || closed) {
        output.write(`${prompt}${line ?? ''}\n`);
        return line;
      }
      reader.setPrompt(prompt);
      reader.prompt();
      return new Promise((resolve) => {
        waiting = resolve;
      });
    },
    close: () => {
      reader.close();
    },
  };
}
