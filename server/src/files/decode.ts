/** Bytes to text. */
import { say } from '../texts/texts.ts';
import type { FileText } from './file-system.ts';

const utf8 = new TextDecoder('utf-8', { fatal: true });

/** UTF-8 with or without its mark, and UTF-16 with it; anything else is not ours to guess. */
export function decodeText(bytes: Uint8Array): FileText {
  const label = utf16Label(bytes);
  try {
    const text = label === undefined ? utf8.decode(bytes) : new TextDecoder(label, { fatal: true }).decode(bytes);
    return text.includes('\0') ? { error: say`Not a text file.` } : { text };
  } catch (error) {
    if (error instanceof TypeError || error instanceof RangeError)
      return { error: say`Not valid ${label === undefined ? 'UTF-8' : 'UTF-16'} text.` };
    throw error;
  }
}

function utf16Label(bytes: Uint8Array): 'utf-16le' | 'utf-16be' | undefined {
  if (bytes[0] === 0xff && bytes[1] === 0xfe) return 'utf-16le';
  return bytes[0] === 0xfe && bytes[1] === 0xff ? 'utf-16be' : undefined;
}

export function tooLarge(size: number, limit: number): { readonly error: string } {
  return { error: say`Larger than the limit: ${kilobytes(size)} of ${kilobytes(limit)}.` };
}

function kilobytes(bytes: number): string {
  return `${String(Math.ceil(bytes / 1024))} KB`;
}
