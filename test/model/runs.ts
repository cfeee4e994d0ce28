/** Runs of eight words, hashed: how the texts of `model/` are compared with the model's own documents, which are not part of this project. */
import { createHash } from 'node:crypto';

const runLength = 8;
const hashLength = 12;

export function wordsOf(text: string): readonly string[] {
  return text
    .replaceAll(/\]\([^)]*\)/g, ']')
    .toLowerCase()
    .split(/[^a-z0-9]+/)
    .filter((word) => word !== '');
}

/** Each run of eight words of a text, in order. */
export function runsOf(text: string): readonly string[] {
  const words = wordsOf(text);
  return words.slice(0, Math.max(words.length - runLength + 1, 0)).map((_, index) => words.slice(index, index + runLength).join(' '));
}

export function hashOf(run: string): string {
  return createHash('sha256').update(run).digest('hex').slice(0, hashLength);
}
