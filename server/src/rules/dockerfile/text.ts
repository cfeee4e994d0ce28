/** Small matters of how a Dockerfile is written. */

/** The line ending of a text. */
export function lineBreak(text: string): string {
  return text.includes('\r\n') ? '\r\n' : '\n';
}

/** `keyword` cased as the file's own keyword is. */
export function casedLike(keyword: string, sample: string): string {
  if (sample === sample.toLowerCase()) return keyword.toLowerCase();
  if (sample === sample.toUpperCase()) return keyword.toUpperCase();
  return keyword.charAt(0).toUpperCase() + keyword.slice(1).toLowerCase();
}

/** Where the line of an offset starts. */
export function lineStart(text: string, offset: number): number {
  return text.lastIndexOf('\n', offset - 1) + 1;
}
