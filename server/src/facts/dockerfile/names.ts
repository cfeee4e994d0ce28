/** Which files are Dockerfiles. */
import { parseDockerfile } from '../../syntax/dockerfile/parse.ts';

const base = /^(?:dockerfile|containerfile)$/i;
const suffixed = /^(?:dockerfile|containerfile)\.([^.].*)$/i;
const extension = /[^.]\.(?:dockerfile|containerfile)$/i;

// What follows the dot names a variant of the file (`Dockerfile.dev`), unless it is the type of another kind of file.
const otherTypes =
  /(?:^|\.)(?:dockerignore|md|mdx|markdown|rst|adoc|txt|html?|pdf|json|ya?ml|toml|xml|csv|lock|sha256|asc|sig|sh|bash|ps1|py|js|cjs|mjs|ts|tsx|go|java|kt|rb|rs|c|cc|cpp|h|cs|php|pl|lua|swift|css|svg|png|jpe?g|gif|j2|jinja2?|tmpl|tpl|template|erb|mustache|hbs|bak|old|orig|rej|swp|patch|diff|log|zip|gz|tar)$/i;

/** Whether a path names a Dockerfile: `Dockerfile`, `Dockerfile.dev`, `api.Dockerfile`, `Containerfile`. */
export function isDockerfileName(path: string): boolean {
  const name = path.slice(Math.max(path.lastIndexOf('/'), path.lastIndexOf('\\')) + 1);
  if (base.test(name) || extension.test(name)) return true;
  const suffix = suffixed.exec(name)?.[1];
  return suffix !== undefined && !suffix.endsWith('~') && !otherTypes.test(suffix);
}

// A Dockerfile whose first instruction stands further down is not worth reading a large file for.
const headLength = 8192;
const opening = /^\s*(from|arg)\s+\S/i;
const argument = /^\s*arg\s+[a-z_]\w*(?:=.*)?$/i;
const fromClause = /^\s*from\s+(?:--platform=\S+\s+)?\S+(?:\s+as\s+\S+)?\s*$/i;

/** Whether a text starts as a Dockerfile does: with FROM, or with ARGs and then FROM. */
export function looksLikeDockerfile(text: string): boolean {
  if (!/from/i.test(text.slice(0, headLength))) return false;
  for (const { text: line } of parseDockerfile(text.slice(0, headLength)).lines) {
    const keyword = opening.exec(line)?.[1]?.toLowerCase();
    if (keyword === 'from') return fromClause.test(line);
    if (!argument.test(line.trim())) return false;
  }
  return false;
}
