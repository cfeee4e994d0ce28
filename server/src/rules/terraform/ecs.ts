/** What the containers of a task and a cluster as a whole say. */
import { isLiteralSecret, isSecretName } from '../../facts/secrets.ts';
import { memberOf } from '../../facts/terraform/evaluate.ts';
import { attributeOf } from '../../facts/terraform/read.ts';
import type { HclValue } from '../../syntax/hcl/tree.ts';
import { say } from '../../texts/texts.ts';
import { met, unknown, unmet } from '../rule.ts';
import type { Outcome, Problem } from '../rule.ts';
import { problemAt } from './kit.ts';
import type { Judged } from './kit.ts';
import { blocksOf } from './look.ts';
import { policyIn } from './policies.ts';
import { textOf } from './values.ts';

export function taskProblems(judged: Judged): Outcome {
  if (judged.resource.type === 'aws_ecs_cluster') return insights(judged);
  const value = judged.look('container_definitions')[0]?.value;
  const list = value?.kind === 'list' ? value : value && policyIn(value);
  if (list?.kind !== 'list') return unknown;
  const [first, ...rest] = list.items.flatMap((container) => containerProblems(judged, container));
  return first ? unmet(first, ...rest) : met;
}

function containerProblems(judged: Judged, container: HclValue): readonly Problem[] {
  const name = textOf(memberOf(container, 'name')) ?? '';
  const privileged = memberOf(container, 'privileged');
  const environment = memberOf(container, 'environment');
  const problems: Problem[] = [];
  if (privileged && textOf(privileged) === 'true') problems.push(problemAt(judged, privileged, say`runs container ${name} privileged`));
  for (const entry of environment?.kind === 'list' ? environment.items : []) {
    const [key, value] = [textOf(memberOf(entry, 'name')), memberOf(entry, 'value')];
    if (key !== undefined && value && isSecretName(key) && isLiteralSecret(textOf(value) ?? ''))
      problems.push(problemAt(judged, value, say`holds a secret in the variable ${key}`));
  }
  return problems;
}

function insights(judged: Judged): Outcome {
  const { blocks, complete } = blocksOf(judged.resource.block, 'setting');
  const setting = blocks.find((block) => textOf(attributeOf(block, 'name')?.value) === 'containerInsights');
  const value = setting && attributeOf(setting, 'value')?.value;
  if (value && textOf(value) === 'disabled') return unmet(problemAt(judged, value, say`has Container Insights switched off`));
  if (setting) return value?.kind === 'literal' ? met : unknown;
  return complete ? unmet(problemAt(judged, judged.header, say`does not collect metrics of its containers`)) : unknown;
}
