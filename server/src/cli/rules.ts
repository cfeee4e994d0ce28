/** The list of rules for people. */
import { placeOfPractice } from '../model/model.ts';
import { families } from '../rules/rule.ts';
import type { Family, Rule } from '../rules/rule.ts';
import { padEnd, widthOf } from './layout.ts';
import { compareTexts } from './paths.ts';
import type { Style } from './style.ts';
import { modelName } from './tool.ts';

export const familyNames: Readonly<Record<Family, string>> = {
  kubernetes: 'Kubernetes',
  helm: 'Helm charts',
  kustomize: 'Kustomizations',
  dockerfile: 'Dockerfiles',
  compose: 'Compose files',
  terraform: 'Terraform and OpenTofu',
  pipeline: 'Pipelines',
};

export function prettyRules(rules: readonly Rule[], style: Style): string {
  const width = Math.max(0, ...rules.map(({ id }) => widthOf(id)));
  const blocks = families.flatMap((family) => {
    const own = rules.filter((rule) => rule.family === family).sort(byLevel);
    return own.length === 0 ? [] : [[style.bold(familyNames[family]), ...own.map((rule) => rowOf(rule, width, style))].join('\n')];
  });
  const end = style.dim(`\`cnmaturity explain <rule>\` says why and how. Levels are those of the ${modelName}.`);
  return `${[...blocks, end].join('\n\n')}\n`;
}

function rowOf(rule: Rule, width: number, style: Style): string {
  const notes = [...(rule.fixSafety === null ? [] : [`fix: ${rule.fixSafety}`]), ...(rule.default === 'optional' ? ['optional'] : [])];
  return `  Level ${String(levelOf(rule))}  ${padEnd(rule.id, width)}  ${rule.title}${notes.length === 0 ? '' : style.dim(` (${notes.join(', ')})`)}`;
}

function byLevel(a: Rule, b: Rule): number {
  return levelOf(a) - levelOf(b) || compareTexts(a.id, b.id);
}

function levelOf({ practice }: Rule): number {
  return placeOfPractice(practice).level;
}
