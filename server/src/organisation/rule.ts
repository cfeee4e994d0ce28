/** Rules of an organisation as rules of the engine. */
import type { SubjectTypes } from '../facts/types.ts';
import type { NewValue } from '../rules/edits/value.ts';
import { met, notApplicable, unknown, unmet } from '../rules/rule.ts';
import type { Example, Fix, FixContext, Outcome, Problem, Rule, RuleContext } from '../rules/rule.ts';
import type { Scope } from './cel.ts';
import { Judge } from './judge.ts';
import { fixAt } from './mend.ts';
import { placeOf } from './path.ts';
import { handlerOf, isOfKinds } from './subjects.ts';
import type { SubjectName } from './subjects.ts';
import type { OrganisationFix, OrganisationRule } from './types.ts';

/** A rule, and what became of its expressions. */
export interface RunningRule {
  readonly rule: Rule;
  readonly judge: Judge<SubjectName>;
}

/** `root` is the folder whose files it judges; all files unless given. */
export function runningRule(definition: OrganisationRule, root?: string): RunningRule {
  const { subject } = definition;
  const { id, title, practice, category, params, severity, optional, why, how, docs, fix, at } = definition;
  const judge = new Judge<SubjectName>(definition, subject);
  const { family } = handlerOf(subject);
  const rule: Rule<SubjectName> = {
    id,
    title,
    family,
    practice,
    category,
    default: optional ? 'optional' : 'on',
    subject,
    crossFile: false,
    severity,
    ...(Object.keys(params).length === 0 ? {} : { options: params }),
    check: (one, context) => (belongs(context.uri, root) ? check(judge, subject, one, context) : notApplicable),
    fixSafety: fix?.safety ?? null,
    ...(fix ? { fix: (one, _problem, context) => fixOf(judge, subject, fix, one, context) } : {}),
    rationale: asText(why === '' ? 'An expectation of this organisation.' : why),
    how: how.map(asText),
    example: exampleOf(definition, family),
    hoverOn: at?.every((name) => !name.includes('.')) ? [at.join('.')] : [],
    equivalents: {},
    organisation: docs === undefined ? {} : { docs },
  };
  return { rule, judge };
}

function belongs(uri: string, root: string | undefined): boolean {
  return root === undefined || uri.startsWith(`${root}/`);
}

function check<K extends SubjectName>(judge: Judge<K>, name: K, subject: SubjectTypes[K], context: RuleContext): Outcome {
  const { kinds, when, expect, message } = judge.rule;
  if (!isOfKinds(name, subject, kinds)) return notApplicable;
  const scope = judge.scopeOf(subject, context);
  const applies = when ? judge.isTrue(when, scope, context) : true;
  if (applies === false) return notApplicable;
  if (applies === undefined) return unknown;
  const meets = judge.isTrue(expect, judge.scopeOf(subject, context), context);
  if (meets === undefined) return unknown;
  return meets ? met : unmet(problemAt(judge, name, subject, judge.messageOf(message, scope, context)));
}

function problemAt<K extends SubjectName>(judge: Judge<K>, name: K, subject: SubjectTypes[K], message: string): Problem {
  const { at } = judge.rule;
  const handler = handlerOf(name);
  const node = at && handler.node?.(subject);
  const { start, end } = (at && node && placeOf(node, at)) ?? handler.anchor(subject);
  return { start, end, message };
}

function fixOf<K extends SubjectName>(
  judge: Judge<K>,
  name: K,
  fix: OrganisationFix,
  subject: SubjectTypes[K],
  context: FixContext,
): Fix | undefined {
  const node = handlerOf(name).node?.(subject);
  const value = valueOf(judge, fix, judge.scopeOf(subject, context), context);
  return node && value !== undefined ? fixAt(node, fix, value, context) : undefined;
}

function valueOf<K extends SubjectName>(
  judge: Judge<K>,
  { value }: OrganisationFix,
  scope: Scope,
  context: RuleContext,
): NewValue | undefined {
  if (!isExpression(value)) return value;
  const found = judge.valueOf(value, scope, context);
  return found && plainValue(found.value);
}

function isExpression(value: OrganisationFix['value']): value is Exclude<OrganisationFix['value'], NewValue> {
  return typeof value === 'object' && 'expression' in value && 'placeOf' in value && typeof value.placeOf === 'function';
}

function plainValue(value: unknown): NewValue | undefined {
  if (typeof value === 'string' || typeof value === 'boolean' || typeof value === 'number') return value;
  if (typeof value === 'bigint') return Number(value);
  if (!Array.isArray(value)) return undefined;
  const items = value.map(plainValue);
  return items.every((item) => item !== undefined) ? items : undefined;
}

function exampleOf({ examples }: OrganisationRule, family: Rule['family']): Example {
  const first = (kind: 'good' | 'bad'): string => examples.find((example) => example.kind === kind)?.text ?? '';
  return { bad: first('bad'), good: first('good'), language: languages[family] };
}

const languages: Readonly<Record<Rule['family'], Example['language']>> = {
  kubernetes: 'yaml',
  helm: 'yaml',
  kustomize: 'yaml',
  compose: 'yaml',
  pipeline: 'yaml',
  dockerfile: 'dockerfile',
  terraform: 'hcl',
};

/** Whatever the file says is shown as the text that it is: no links, no pictures, no markup. */
function asText(text: string): string {
  return text.replaceAll(/[[\]<>]/g, '\\$&');
}
