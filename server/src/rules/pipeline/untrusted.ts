/** Texts that somebody outside the project may have written. */
import { contextsIn, expressionsIn } from '../../facts/pipeline/expressions.ts';
import type { Expression } from '../../facts/pipeline/expressions.ts';
import type { Pipeline, Step } from '../../facts/pipeline/types.ts';
import { child, textOf } from '../../syntax/tree.ts';

const untrusted = new RegExp(
  `^(?:github\\.head_ref|github\\.event\\.(?:${[
    '(?:issue|discussion)\\.(?:title|body)',
    'pull_request\\.(?:title|body|head\\.(?:ref|label|repo\\.default_branch))',
    '(?:comment|review|review_comment)\\.body',
    'pages\\.\\*\\.page_name',
    '(?:commits\\.\\*|head_commit|workflow_run\\.head_commit)\\.(?:message|(?:author|committer)\\.(?:email|name))',
    'workflow_run\\.(?:head_branch|display_title|head_repository\\.description|pull_requests\\.\\*\\.head\\.ref)',
  ].join('|')}))$`,
);

// Whole objects hold the texts too.
const holders = /^(?:github\.event(?:\.(?:issue|pull_request|comment|review|review_comment|discussion|head_commit|commits))?|github)$/;

/** What of an expression ends up in its value: questions and the left sides of `&&` do not. */
function valueParts(expression: string): string {
  return expression
    .replace(/\b(?:contains|startsWith|endsWith|hashFiles)\s*\((?:[^()]|\([^()]*\))*\)/gi, 'true')
    .replace(/(?<![\w.*\-[\]'])[\w.*\-[\]']+\s*[!=]=\s*(?:'[^']*'|[\w.*-]+)/g, 'true')
    .replace(/(?<![\w.*-])[\w.*-]+\s*&&/g, '');
}

/** The context of an expression that outsiders write, where its value holds it. */
export function untrustedIn({ text }: Pick<Expression, 'text'>, values: ReadonlyMap<string, string> = new Map()): string | undefined {
  const parts = valueParts(text);
  const dumped = /\btoJSON\s*\(\s*([\w.]+)\s*\)/i.exec(parts)?.[1]?.toLowerCase();
  if (dumped !== undefined && holders.test(dumped)) return dumped;
  for (const context of contextsIn(parts)) {
    if (untrusted.test(context)) return context;
    const variable = context.startsWith('env.') ? values.get(context.slice('env.'.length)) : undefined;
    const behind = variable === undefined ? undefined : untrustedText(variable);
    if (behind !== undefined) return behind;
  }
  return undefined;
}

/** The first context that outsiders write in a text with expressions. */
export function untrustedText(text: string): string | undefined {
  for (const expression of expressionsIn(text)) {
    const found = untrustedIn(expression);
    if (found !== undefined) return found;
  }
  return undefined;
}

/** The environment of a step, by names in lower case: its own, its job's, the workflow's. */
export function environmentOf(step: Step, { node }: Pipeline): ReadonlyMap<string, string> {
  const values = new Map<string, string>();
  for (const holder of [node, step.job?.node, step.node]) {
    const map = child(holder, 'env');
    for (const { key } of map?.kind === 'map' ? map.entries : []) {
      const value = textOf(child(map, key.text));
      if (value !== undefined) values.set(key.text.toLowerCase(), value);
    }
  }
  return values;
}
