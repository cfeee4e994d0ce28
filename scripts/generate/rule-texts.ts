/** The texts of rules that the settings show: the manifest holds their keys, and VS Code puts the texts of its language there. */
import type { Rule } from '../../server/src/rules/rule.ts';

/** What their keys begin with in package.nls.json, and no others do. */
export const ruleTextPrefix = 'rule.';

/** Texts by their keys; one that several options have is there once. */
export function ruleTexts(rules: readonly Rule[]): ReadonlyMap<string, string> {
  const keys = new Map<string, string>();
  const add = (text: string, ...names: readonly string[]): void => {
    if (!keys.has(text)) keys.set(text, `${ruleTextPrefix}${names.join('.')}`);
  };
  for (const { id, title } of rules) add(title, id);
  for (const { id, options = {} } of rules) for (const [name, { description }] of Object.entries(options)) add(description, id, name);
  return new Map([...keys].map(([text, key]) => [key, text]));
}

/** What stands for a text in the manifest. */
export function references(rules: readonly Rule[]): (text: string) => string {
  const keys = new Map([...ruleTexts(rules)].map(([key, text]) => [text, key]));
  return (text) => {
    const key = keys.get(text);
    if (key === undefined) throw new Error(`No rule says: ${text}`);
    return `%${key}%`;
  };
}
