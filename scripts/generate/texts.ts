/** The texts that are translated, from the calls that say them: `t`, `l10n.t`, and `count` with one text for 1 and one for many. */
import { readdirSync, readFileSync } from 'node:fs';
import path from 'node:path';
import { fileURLToPath } from 'node:url';
import ts from 'typescript';
import type { GeneratedFile } from './files.ts';

const folders = ['client/src', 'client/webview', 'server/src/features', 'server/src/lsp', 'server/src/answers', 'server/src/organisation'];

/** Says texts that others give it. */
const speaker = 'client/webview/l10n.ts';

/** Throws where a text is put together when it is said: nobody could translate it. */
export function textsOf(root: URL): readonly string[] {
  const texts = new Set<string>();
  for (const folder of folders) for (const file of sources(fileURLToPath(new URL(folder, root)))) for (const text of textsIn(file)) texts.add(text);
  return [...texts].sort();
}

export function bundleFile(root: URL): GeneratedFile {
  const entries = textsOf(root).map((text) => [text, text]);
  return { path: 'l10n/bundle.l10n.json', text: `${JSON.stringify(Object.fromEntries(entries), null, 2)}\n` };
}

function sources(folder: string): readonly string[] {
  return readdirSync(folder, { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isFile() && /\.tsx?$/u.test(entry.name))
    .map((entry) => path.join(entry.parentPath, entry.name))
    .filter((file) => !file.split(path.sep).join('/').endsWith(speaker))
    .sort();
}

function textsIn(file: string): readonly string[] {
  const source = ts.createSourceFile(file, readFileSync(file, 'utf8'), ts.ScriptTarget.Latest, true);
  const texts: string[] = [];
  const visit = (node: ts.Node): void => {
    if (ts.isCallExpression(node)) for (const argument of spoken(node)) texts.push(...literals(argument, source));
    ts.forEachChild(node, visit);
  };
  visit(source);
  return texts;
}

function spoken({ expression, arguments: given }: ts.CallExpression): readonly ts.Expression[] {
  const name = expression.getText();
  if (name === 't' || name === 'l10n.t') return given.slice(0, 1);
  return name === 'count' && given.length > 2 ? given.slice(1, 3) : [];
}

/** One text, or one of two. */
function literals(node: ts.Expression, source: ts.SourceFile): readonly string[] {
  if (ts.isStringLiteralLike(node)) return [node.text];
  if (ts.isConditionalExpression(node)) return [...literals(node.whenTrue, source), ...literals(node.whenFalse, source)];
  if (ts.isParenthesizedExpression(node)) return literals(node.expression, source);
  const { line } = source.getLineAndCharacterOfPosition(node.getStart());
  throw new Error(`${source.fileName}:${String(line + 1)}: a text that is said is a literal, for it to be translated.`);
}
