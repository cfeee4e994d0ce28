/** The applications that the answers file names. */
import { resolve } from '../syntax/tree.ts';
import type { Entry, ScalarNode, SyntaxNode } from '../syntax/tree.ts';
import { say } from '../texts/texts.ts';
import { pathProblem } from './applications.ts';
import type { ApplicationEntry } from './applications.ts';
import { nearest } from './nearest.ts';
import { errorAt, isNothing, meant, placeOf, shapeErrorAt } from './problems.ts';
import type { Add } from './problems.ts';
import { readTarget } from './target.ts';

const fields = ['name', 'path', 'targetLevel'];

export function readApplications({ key, value }: Entry, add: Add): readonly ApplicationEntry[] {
  const list = resolve(value);
  if (isNothing(list)) return [];
  if (list.kind !== 'sequence') {
    add(
      shapeErrorAt(
        key,
        say`Below \`applications:\` stands a list; each item has a \`path\`, and a \`name\` and a \`targetLevel\` if you like.`,
      ),
    );
    return [];
  }
  return list.items.flatMap((item) => readApplication(item, add));
}

function readApplication(node: SyntaxNode, add: Add): readonly ApplicationEntry[] {
  const item = resolve(node);
  if (item.kind !== 'map') {
    add(shapeErrorAt(item, say`An application has a \`path\`: \`- path: apps/shop\`.`));
    return [];
  }
  const unknown = item.entries.filter(({ key }) => !fields.includes(key.text));
  for (const { key } of unknown) {
    const message = say`An application has no "${key.text}".${meant(nearest(key.text, fields))}`;
    add({ ...shapeErrorAt(key, message), severity: 'warning' });
  }
  const entryOf = (name: string): Entry | undefined => item.entries.findLast(({ key }) => key.text === name);
  const [path, name, target] = [entryOf('path'), entryOf('name'), entryOf('targetLevel')];
  const pathText = path && readText(path, pathProblem, add);
  const nameText = name && readText(name, emptyProblem, add);
  const targetLevel = target && readTarget(target, add);
  if (!path) add(shapeErrorAt(item, say`This application has no \`path\`, so it is left out.`));
  if (pathText === undefined || (name && nameText === undefined)) return [];
  return [
    {
      path: pathText,
      ...(nameText === undefined ? {} : { name: nameText }),
      ...(targetLevel === undefined ? {} : { targetLevel }),
    },
  ];
}

/** Undefined where the text is none, or cannot be used; that was reported. */
function readText({ key, value }: Entry, problemOf: (text: string) => string | undefined, add: Add): string | undefined {
  const node = resolve(value);
  const place = placeOf(node, key);
  if (!isText(node)) {
    add(shapeErrorAt(place, say`"${key.text}" is a text, so this application is left out.`));
    return undefined;
  }
  const problem = problemOf(node.text);
  if (problem === undefined) return node.text;
  add(errorAt(place, say`"${key.text}" ${problem}, so this application is left out.`));
  return undefined;
}

function isText(node: ReturnType<typeof resolve>): node is ScalarNode {
  return node.kind === 'scalar' && node.value !== null;
}

function emptyProblem(text: string): string | undefined {
  return text.trim() === '' ? say`must not be empty` : undefined;
}
