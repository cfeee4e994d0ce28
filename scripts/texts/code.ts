/** The English texts that stand in the code, read from its syntax. */
import { readdirSync, readFileSync } from 'node:fs';
import path from 'node:path';
import ts from 'typescript';
import { keyOf } from '../../server/src/texts/texts.ts';

/** What the texts of some files are called by, and which arguments of a call are texts. */
export interface Callers {
  readonly tags: readonly string[];
  readonly calls: ReadonlyMap<string, readonly number[]>;
}

/** What is wrong with a text, with its place. */
export type Report = (problem: string) => void;

/** The files of a folder with one of these endings, in a stable order. */
export function sourceFiles(root: string, folder: string): readonly string[] {
  return readdirSync(path.join(root, folder), { recursive: true, encoding: 'utf8' })
    .filter((file) => /\.tsx?$/u.test(file))
    .map((file) => path.posix.join(folder, file.split(path.sep).join('/')))
    .sort();
}

/** In the order in which they stand there. */
export function textsOf(root: string, file: string, { tags, calls }: Callers, report: Report): readonly string[] {
  const source = ts.createSourceFile(file, readFileSync(path.join(root, file), 'utf8'), ts.ScriptTarget.Latest, true);
  const found: string[] = [];
  const at = (node: ts.Node): string => `${file}:${String(source.getLineAndCharacterOfPosition(node.getStart()).line + 1)}`;
  const visit = (node: ts.Node): void => {
    if (ts.isTaggedTemplateExpression(node) && tags.includes(node.tag.getText())) {
      const isLate = node.tag.getText() === 'say';
      if (isLate && !isInFunction(node)) report(`${at(node)}: said while the module loads, before the language is known`);
      found.push(templateKey(node.template));
    }
    if (ts.isCallExpression(node)) {
      for (const index of calls.get(node.expression.getText()) ?? []) {
        const texts = literalsOf(node.arguments[index]);
        if (texts) found.push(...texts);
        else report(`${at(node)}: no plain text, so nobody can translate it`);
      }
    }
    ts.forEachChild(node, visit);
  };
  visit(source);
  return found;
}

function templateKey(template: ts.TemplateLiteral): string {
  return ts.isNoSubstitutionTemplateLiteral(template)
    ? template.text
    : keyOf([template.head.text, ...template.templateSpans.map(({ literal }) => literal.text)]);
}

/** Both branches where one of two is chosen; undefined for what is no literal. */
function literalsOf(node: ts.Expression | undefined): readonly string[] | undefined {
  if (!node) return undefined;
  if (ts.isStringLiteral(node) || ts.isNoSubstitutionTemplateLiteral(node)) return [node.text];
  if (ts.isParenthesizedExpression(node)) return literalsOf(node.expression);
  if (!ts.isConditionalExpression(node)) return undefined;
  const branches = [literalsOf(node.whenTrue), literalsOf(node.whenFalse)];
  return branches.every((texts) => texts !== undefined) ? branches.flat() : undefined;
}

function isInFunction(node: ts.Node): boolean {
  for (let outer: ts.Node | undefined = node.parent; outer !== undefined; outer = parentOf(outer))
    if (ts.isFunctionLike(outer)) return true;
  return false;
}

function parentOf(node: ts.Node): ts.Node | undefined {
  return ts.isSourceFile(node) ? undefined : node.parent;
}
