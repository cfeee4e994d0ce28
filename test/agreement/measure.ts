/** Compares what rules say with what other tools say of the same examples. */
import { defaultRuleSettings, newestKubernetesMinor } from '../../server/src/rules/options.ts';
import type { Rule } from '../../server/src/rules/rule.ts';
import { workspaceOf } from '../support/workspace.ts';
import { aspects } from './aspects.ts';
import type { Explained } from './explained.ts';
import type { Labelled } from './labelled.ts';

export interface Disagreement {
  readonly labelled: Labelled;
  readonly rules: readonly string[];
  /** What our rules said. */
  readonly messages: readonly string[];
  /** Why ours is right, where that was settled. */
  readonly reason: string | undefined;
}

export interface Agreement {
  readonly tool: string;
  readonly check: string;
  readonly rules: readonly string[];
  readonly examples: number;
  readonly disagreements: readonly Disagreement[];
}

/** Per check that has a rule here, in the order of names; checks without one are in `unmapped`. */
export async function measure(
  examples: readonly Labelled[],
  rules: readonly Rule[],
  explained: readonly Explained[],
): Promise<{ readonly agreements: readonly Agreement[]; readonly unmapped: readonly string[] }> {
  const byCheck = group(examples);
  const agreements: Agreement[] = [];
  const unmapped: string[] = [];
  for (const [key, own] of [...byCheck].sort(([a], [b]) => (a < b ? -1 : 1))) {
    const [first] = own;
    if (!first) continue;
    const { tool, check } = first;
    const mapped = rules.filter(({ equivalents }) => equivalents[tool]?.includes(check));
    if (mapped.length === 0) {
      unmapped.push(key);
      continue;
    }
    const disagreements: Disagreement[] = [];
    for (const labelled of own) {
      const { kubernetesMinor = newestKubernetesMinor } = labelled;
      const settings = { ...defaultRuleSettings, kubernetesMinor: () => kubernetesMinor };
      const test = await workspaceOf(labelled.files, mapped, settings);
      const aspect = aspects.get(key);
      const found = test.findings().filter(({ finding }) => aspect?.test(finding.problem.message) ?? true);
      const messages = found.map(({ finding }) => `${finding.rule.id}: ${finding.problem.message}`);
      if (messages.length > 0 === (labelled.label === 'bad')) continue;
      const reason = explained.find((one) => one.tool === tool && one.check === check && one.example === labelled.example)?.reason;
      disagreements.push({ labelled, rules: mapped.map(({ id }) => id), messages, reason });
    }
    agreements.push({ tool, check, rules: mapped.map(({ id }) => id), examples: own.length, disagreements });
  }
  return { agreements, unmapped };
}

function group(examples: readonly Labelled[]): ReadonlyMap<string, readonly Labelled[]> {
  const groups = new Map<string, Labelled[]>();
  for (const one of examples) {
    const key = `${one.tool} ${one.check}`;
    const list = groups.get(key);
    if (list) list.push(one);
    else groups.set(key, [one]);
  }
  return groups;
}
