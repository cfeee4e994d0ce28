/** What keeps text from being taken for HTML. */

const entities: Readonly<Record<string, string>> = { '&': '&amp;', '<': '&lt;', '>': '&gt;', '"': '&quot;', "'": '&#39;' };
/** What HTML does not allow, and marks that turn the direction of text: a file could fake lines of a report with them. */
const unsafe = /[\p{Cc}\p{Cs}\u200e\u200f\u202a-\u202e\u2066-\u2069]/gu;

/** Text without what nobody can see. */
export function visible(text: string): string {
  return text.replace(unsafe, (character) => (/\s/.test(character) ? ' ' : '\ufffd'));
}

export function escapeHtml(text: string): string {
  return visible(text).replace(/[&<>"']/g, (character) => entities[character] ?? '');
}

/** True for addresses that a link in a report may have. */
export function isWebAddress(address: string): boolean {
  return /^https:\/\/[a-z0-9.-]+(?:[/?#]|$)/i.test(address);
}
