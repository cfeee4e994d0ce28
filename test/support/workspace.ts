/** A workspace of texts, for tests. */
import { readFile as readBytes } from 'node:fs/promises';
import { createRequire } from 'node:module';
import { formatOf } from '../../server/src/files/kind.ts';
import { readFile } from '../../server/src/facts/read.ts';
import { Engine } from '../../server/src/rules/engine.ts';
import type { PlacedFinding } from '../../server/src/rules/finding.ts';
import type { RuleSettings } from '../../server/src/rules/options.ts';
import { fixOf } from '../../server/src/rules/fixing.ts';
import type { Edit, Fix, Rule } from '../../server/src/rules/rule.ts';
import { createHclParser } from '../../server/src/syntax/hcl/parser.ts';
import type { HclParser } from '../../server/src/syntax/hcl/parser.ts';
import { Workspace } from '../../server/src/workspace/workspace.ts';

/** Texts by their path from the workspace's root. */
export type Files = Readonly<Record<string, string>>;

export interface TestWorkspace {
  readonly workspace: Workspace;
  readonly engine: Engine;
  /** Of all files in the order of their paths; suppressed ones are left out. */
  findings(ruleId?: string): readonly PlacedFinding[];
  /** The text that a finding marks. */
  marked(finding: PlacedFinding): string;
  fixOf(finding: PlacedFinding): Fix | undefined;
}

const root = 'file:///workspace/';
const require = createRequire(import.meta.url);
const assets = {
  'web-tree-sitter.wasm': 'web-tree-sitter/web-tree-sitter.wasm',
  'tree-sitter-terraform.wasm': '@tree-sitter-grammars/tree-sitter-hcl/tree-sitter-terraform.wasm',
};

let parser: Promise<HclParser> | undefined;

export async function workspaceOf(files: Files, rules: readonly Rule[], settings?: RuleSettings): Promise<TestWorkspace> {
  const hcl = Object.keys(files).some((path) => formatOf(path) === 'hcl') ? await hclParser() : undefined;
  const workspace = new Workspace();
  for (const [path, text] of Object.entries(files)) {
    const format = formatOf(path);
    if (format) workspace.update(readFile({ uri: root + path, format, text, hcl }));
  }
  workspace.setListing({ includes: (uri) => uri.startsWith(root), paths: Object.keys(files).map((path) => root + path), links: [] });
  const engine = new Engine(workspace, rules, settings);
  const textOf = (uri: string): string => files[pathOf(uri)] ?? '';
  return {
    workspace,
    engine,
    findings: (ruleId) =>
      Object.keys(files)
        .toSorted()
        .flatMap((path) => engine.findingsOf(root + path))
        .filter(({ finding }) => finding.suppression === undefined && (ruleId === undefined || finding.rule.id === ruleId)),
    marked: ({ finding, uri, unitStart }) => textOf(uri).slice(unitStart + finding.problem.start, unitStart + finding.problem.end),
    fixOf: (finding) => {
      const fix = fixOf(finding, textOf(finding.uri), engine, workspace);
      const [first, ...rest] = fix?.edits ?? [];
      const within = (edit: Edit): Edit => ({ ...edit, start: edit.start - finding.unitStart, end: edit.end - finding.unitStart });
      return fix && first ? { ...fix, edits: [within(first), ...rest.map(within)] } : undefined;
    },
  };
}

/** The path of a file of a test workspace. */
export function pathOf(uri: string): string {
  return uri.slice(root.length);
}

/** One parser for all tests. */
export async function hclParser(): Promise<HclParser> {
  parser ??= createHclParser((name) => readBytes(require.resolve(assets[name])));
  return parser;
}
