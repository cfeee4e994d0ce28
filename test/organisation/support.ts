import assert from 'node:assert/strict';
import { readFile } from '../../server/src/facts/read.ts';
import { formatOf } from '../../server/src/files/kind.ts';
import { loadCel } from '../../server/src/organisation/cel.ts';
import type { Cel } from '../../server/src/organisation/cel.ts';
import { readRuleFile } from '../../server/src/organisation/read.ts';
import { runningRule } from '../../server/src/organisation/rule.ts';
import type { RunningRule } from '../../server/src/organisation/rule.ts';
import { Engine } from '../../server/src/rules/engine.ts';
import { fixOf } from '../../server/src/rules/fixing.ts';
import type { RuleSettings } from '../../server/src/rules/options.ts';
import { Workspace } from '../../server/src/workspace/workspace.ts';

let loaded: Cel | undefined;

/** To be called by each file of tests. */
export function loadsCel(): void {
  before(async () => {
    loaded = await loadCel();
  });
}

export function cel(): Cel {
  if (!loaded) throw new Error('The tests did not ask for it.');
  return loaded;
}

/** Some fields of something, compared with what they should be. */
export function assertHas(actual: object, expected: Readonly<Record<string, unknown>>): void {
  const found = new Map<string, unknown>(Object.entries(actual));
  assert.deepEqual(Object.fromEntries(Object.keys(expected).map((key) => [key, found.get(key)])), expected);
}

/** A rule file with one rule on objects. */
export function ruleText(fields: Readonly<Record<string, string>>, extra = ''): string {
  const all: Record<string, string> = {
    id: 'acme/team-label',
    title: 'Team label missing',
    section: 'policy/policy-creation',
    level: '2',
    on: 'object',
    expect: "has(object.metadata.labels) && 'team' in object.metadata.labels",
    message: '"{{ object.kind }} {{ object.metadata.name }} has no label team."',
    ...fields,
  };
  const lines = Object.entries(all).flatMap(([name, value]): [string, string][] =>
    value === '' ? [] : [[name, value.startsWith('!') ? JSON.stringify(value) : value]],
  );
  return `rules:\n${lines.map(([name, value], index) => `${index === 0 ? '  - ' : '    '}${name}: ${value}\n`).join('')}${extra}`;
}

export interface Judged {
  readonly met: number;
  readonly unmet: number;
  readonly unknown: number;
  readonly accepted: number;
  readonly messages: readonly string[];
  /** What is marked. */
  readonly marked: readonly string[];
  readonly fixed: string | undefined;
  readonly running: RunningRule;
}

export function only(text: string): RunningRule {
  const { rules, problems } = readRuleFile(text, cel());
  const [rule] = rules;
  if (!rule || problems.length > 0) throw new Error(problems.map(({ message }) => message).join('\n') || 'There is no rule.');
  return runningRule(rule);
}

/** What a rule says of a file. */
export function judged(rule: string | RunningRule, text: string, path = 'app.yaml', settings?: RuleSettings): Judged {
  const running = typeof rule === 'string' ? only(rule) : rule;
  const uri = `file:///w/${path}`;
  const workspace = new Workspace();
  const format = formatOf(uri);
  if (!format) throw new Error('No such file.');
  workspace.update(readFile({ uri, format, text, hcl: undefined }));
  const engine = new Engine(workspace, [running.rule], settings);
  const findings = engine.findingsOf(uri);
  const tally = engine.talliesOf(uri).get(running.rule.id) ?? { met: 0, unmet: 0, unknown: 0, accepted: 0 };
  const [first] = findings;
  const fix = first && fixOf(first, text, engine, workspace);
  let fixed = fix && text;
  for (const edit of fix?.edits.toReversed() ?? [])
    fixed = fixed === undefined ? undefined : fixed.slice(0, edit.start) + edit.text + fixed.slice(edit.end);
  return {
    ...tally,
    messages: findings.map(({ finding }) => finding.problem.message),
    marked: findings.map(({ finding, unitStart }) => text.slice(unitStart + finding.problem.start, unitStart + finding.problem.end)),
    fixed,
    running,
  };
}
