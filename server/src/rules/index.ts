/** All rules, in the order of their families. */
import { composeRules } from './compose/index.ts';
import { dockerfileRules } from './dockerfile/index.ts';
import { helmRules } from './helm/index.ts';
import { kubernetesRules } from './kubernetes/index.ts';
import { kustomizeRules } from './kustomize/index.ts';
import { pipelineRules } from './pipeline/index.ts';
import type { Rule } from './rule.ts';
import { terraformRules } from './terraform/index.ts';

export const allRules: readonly Rule[] = [
  ...kubernetesRules,
  ...helmRules,
  ...kustomizeRules,
  ...dockerfileRules,
  ...composeRules,
  ...terraformRules,
  ...pipelineRules,
];

const byId: ReadonlyMap<string, Rule> = new Map(allRules.map((rule) => [rule.id, rule]));

export function ruleById(id: string): Rule | undefined {
  return byId.get(id);
}
