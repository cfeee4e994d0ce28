/** A rule file: the rules that count, and what is wrong with the rest. Never throws. */
import { resolve } from '../syntax/tree.ts';
import type { MapNode, Span } from '../syntax/tree.ts';
import { parseDocument } from '../syntax/yaml/parse.ts';
import { splitDocuments } from '../syntax/yaml/split.ts';
import { say } from '../texts/texts.ts';
import type { Cel } from './cel.ts';
import { limits } from './limits.ts';
import { readRule } from './read-rule.ts';
import { isNothing, Report } from './reader.ts';
import type { OrganisationRule, RuleFile } from './types.ts';

/** `cel` compiles its expressions. */
export function readRuleFile(text: string, cel: Cel): RuleFile {
  const report = new Report();
  const rules = readRules(text, cel, report);
  return { rules, problems: report.problems.toSorted((a, b) => a.span.start - b.span.start) };
}

function readRules(text: string, cel: Cel, report: Report): readonly OrganisationRule[] {
  if (text.length > limits.fileSize) {
    report.error(
      { start: 0, end: lineEnd(text, 0) },
      say`A rule file has at most ${String(limits.fileSize / 1024)} KB; this one is not read.`,
    );
    return [];
  }
  const root = rootOf(text, report);
  if (!root) return [];
  const rules: OrganisationRule[] = [];
  const ids = new Set<string>();
  for (const node of ruleNodes(root, report)) {
    const rule = readRule(node, text, cel, report);
    if (rule && ids.has(rule.id)) report.error(rule.span, say`"${rule.id}" stands further up already; this one is left out.`);
    else if (rule) {
      ids.add(rule.id);
      rules.push(rule);
    }
  }
  return rules;
}

/** The map that is the file; undefined where there is nothing, or nothing that can be read. */
export function rootOf(text: string, report: Report): MapNode | undefined {
  const [first, second] = splitDocuments(text).filter(({ start, end }) => /^[ \t]*[^\s#]/m.test(text.slice(start, end)));
  if (!first) return undefined;
  if (second) report.warning(lineAt(text, second.start), say`Only the first YAML document of this file is read.`);
  // Empty lines in place of what stands before keep the offsets.
  const document = '\n'.repeat(first.start) + text.slice(first.start, first.end);
  const { root, damaged, damage } = parseDocument(document);
  if (damaged) {
    const at = Math.min(damage[0]?.start ?? 0, text.trimEnd().length - 1);
    report.shapeError(
      lineAt(text, at),
      say`This is not valid YAML, so the rules of this file do not count: ${damage[0]?.message ?? say`it cannot be read`}`,
    );
    return undefined;
  }
  const map = root && resolve(root);
  if (!map || isNothing(map)) return undefined;
  if (map.kind === 'map') return map;
  report.shapeError(lineAt(text, map.start), say`This file holds \`rules:\` and below it a list of rules.`);
  return undefined;
}

function ruleNodes(root: MapNode, report: Report): readonly MapNode[] {
  const nodes: MapNode[] = [];
  for (const { key, value } of root.entries) {
    const list = resolve(value);
    if (key.text !== 'rules') report.shapeWarning(key, say`There is no "${key.text}" in a rule file. It holds \`rules:\`.`);
    else if (list.kind === 'sequence') {
      if (list.items.length > limits.rulesPerFile)
        report.error(key, say`A file has at most ${String(limits.rulesPerFile)} rules; the rest is left out.`);
      for (const item of list.items.slice(0, limits.rulesPerFile)) {
        const node = resolve(item);
        if (node.kind === 'map') nodes.push(node);
        else report.shapeError(node.start < node.end ? node : key, say`A rule is a block of fields: \`- id: acme/team-label\` and so on.`);
      }
    } else if (!isNothing(list)) report.shapeError(key, say`Below \`rules:\` stands a list of rules.`);
  }
  return nodes;
}

function lineAt(text: string, offset: number): Span {
  const start = text.lastIndexOf('\n', Math.max(0, offset) - 1) + 1;
  const indent = /^[ \t]*/.exec(text.slice(start))?.[0].length ?? 0;
  const end = lineEnd(text, start);
  return { start: Math.min(start + indent, end), end };
}

function lineEnd(text: string, from: number): number {
  const found = text.indexOf('\n', from);
  return found < 0 ? text.length : text[found - 1] === '\r' ? found - 1 : found;
}
