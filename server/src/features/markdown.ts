/** Markdown from texts that may hold anything. */

/** Text that comes from a workspace, or other plain text, as Markdown that shows just that. */
export function escapeMarkdown(text: string): string {
  return text.replace(/[\\`*_{}[\]()#+\-.!|~<>&]/g, '\\$&').replace(/(?<!\s)\s*[\r\n]\s*/g, ' ');
}

export function link(title: string, url: string | undefined): string {
  return url === undefined ? escapeMarkdown(title) : `[${escapeMarkdown(title)}](${url.replace(/[()<>\s]/g, encoded)})`;
}

/** `encodeURIComponent` leaves brackets, and one that closes would end the address. */
function encoded(char: string): string {
  return char === '(' ? '%28' : char === ')' ? '%29' : encodeURIComponent(char);
}

export function list(items: readonly string[]): string {
  return items.map((item) => `- ${item}`).join('\n');
}

/** For clients that show no Markdown. */
export function plainOf(markdown: string): string {
  return markdown
    .replace(/\\.|\[((?:\\.|[^[\]\\])*)\]\([^()\s]*\)/g, (all, label: string | undefined) => label ?? all)
    .replace(/(^|[^\\])\*\*/g, '$1')
    .replace(/(^|[^\\])`/g, '$1')
    .replace(/\\([\\`*_{}[\]()#+\-.!|~<>&])/g, '$1');
}
