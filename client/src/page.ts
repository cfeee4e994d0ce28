/** The panel's page: a frame for the script, which draws everything. */

/** `side` is narrow as a side bar; `wide` has the room of an editor. */
export type Layout = 'side' | 'wide';

export interface PageParts {
  readonly script: string;
  readonly style: string;
  /** Where the editor serves what the page may load. */
  readonly cspSource: string;
  readonly nonce: string;
  readonly language: string;
  readonly layout: Layout;
  /** Translations of the page's texts, by their English. */
  readonly translations: Readonly<Record<string, string>>;
}

const entities: Readonly<Record<string, string>> = { '&': '&amp;', '<': '&lt;', '>': '&gt;', '"': '&quot;', "'": '&#39;' };

function escapeHtml(text: string): string {
  return text.replace(/[&<>"']/gu, (character) => entities[character] ?? '');
}

const rightToLeft = new Set(['ar', 'fa', 'he', 'ur']);

function directionOf(language: string): 'ltr' | 'rtl' {
  return rightToLeft.has(language.split('-', 1)[0]?.toLowerCase() ?? '') ? 'rtl' : 'ltr';
}

/** The page's HTML. Nothing of the workspace is in it: that comes by messages, as text. */
export function pageHtml({ script, style, cspSource, nonce, language, layout, translations }: PageParts): string {
  const policy = [`default-src 'none'`, `style-src ${cspSource}`, `script-src 'nonce-${nonce}'`].join('; ');
  return `<!DOCTYPE html>
<html lang="${escapeHtml(language)}" dir="${directionOf(language)}" data-layout="${layout}">
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1">
<meta http-equiv="Content-Security-Policy" content="${escapeHtml(policy)}">
<title>Cloud Native Maturity</title>
<link rel="stylesheet" href="${escapeHtml(style)}">
</head>
<body>
<main id="root" data-translations="${escapeHtml(JSON.stringify(translations))}"></main>
<script nonce="${nonce}" src="${escapeHtml(script)}"></script>
</body>
</html>`;
}

const alphabet = 'ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789';

/** A word that nobody can guess, new for each page. */
export function createNonce(): string {
  const bytes = globalThis.crypto.getRandomValues(new Uint8Array(32));
  return [...bytes].map((byte) => alphabet.charAt(byte % alphabet.length)).join('');
}
