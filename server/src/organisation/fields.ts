/** The fields of rule files, for those who write them: what is read, completed, explained and in the schema. */
import { categories } from '../rules/rule.ts';

export interface Field {
  readonly name: string;
  /** One sentence; Markdown. */
  readonly detail: string;
  readonly required?: true;
}

export const severities = ['warning', 'error'] as const;
export const safeties = ['safe', 'review'] as const;

export const ruleFields = [
  { name: 'id', detail: 'Whose rule it is and what it is called: `acme/team-label`.', required: true },
  { name: 'title', detail: 'A short noun phrase: `Team label missing`.', required: true },
  { name: 'section', detail: 'The section of the model in which it counts, as a practice of its own. Together with `level`.' },
  { name: 'level', detail: 'The level of the model at which it counts, 1 to 5. Together with `section`.' },
  { name: 'practice', detail: 'The practice of the model that it is evidence for, in place of `section` and `level`.' },
  { name: 'on', detail: 'What it looks at: `object`, `workload`, `container`, `stage`, `resource` and others.', required: true },
  {
    name: 'kinds',
    detail:
      'Only these, with `*` for anything: kinds of Kubernetes (`Deployment`, `apps/v1/Deployment`), types of Terraform resources, keywords of instructions.',
  },
  {
    name: 'params',
    detail: 'Values that `ruleOptions` may set: each has a `default` and a `description`. Expressions see them as `params`.',
  },
  { name: 'when', detail: 'A condition in CEL: where it is false, the rule says nothing.' },
  { name: 'expect', detail: 'A condition in CEL that must be true.', required: true },
  {
    name: 'message',
    detail: 'What is said where it is false, in one sentence; `{{ … }}` puts in the value of an expression.',
    required: true,
  },
  { name: 'at', detail: 'The field that is marked, counted from what the rule looks at: `spec.replicas`, `metadata.labels["team"]`.' },
  { name: 'why', detail: 'Why it matters, in a few sentences.' },
  { name: 'how', detail: 'How to get there: a list of short steps.' },
  { name: 'docs', detail: 'The address of a page that says more (https).' },
  { name: 'severity', detail: '`error` for what does not work at all; else `warning`, which follows the levels.' },
  { name: 'optional', detail: '`true`: off until the setting `rules` switches it on.' },
  { name: 'category', detail: `What it is about: ${categories.join(', ')}.` },
  { name: 'fix', detail: 'What to put where: a `path` with a `value` or an `expression`.' },
  {
    name: 'examples',
    detail: 'Texts in which the expectation is met (`good`) or missed (`bad`); they are tried whenever the file is read.',
  },
] as const satisfies readonly Field[];

export type RuleField = (typeof ruleFields)[number]['name'];

export const fixFields = [
  { name: 'path', detail: 'The field that is set, counted from what the rule looks at.', required: true },
  { name: 'value', detail: 'What is put there, as YAML.' },
  { name: 'expression', detail: 'What is put there, as an expression in CEL.' },
  { name: 'title', detail: 'What it does, in the imperative: `Add the label`.' },
  { name: 'safety', detail: '`safe` where nobody has to judge the value; else `review`, which is left out of “fix all”.' },
] as const satisfies readonly Field[];

export const exampleFields = [
  { name: 'name', detail: 'What it shows.' },
  { name: 'good', detail: 'A text in which the expectation is met.' },
  { name: 'bad', detail: 'A text in which it is missed.' },
  { name: 'message', detail: 'Of a bad one: what the message has to say, or a part of it.' },
  { name: 'fixed', detail: 'Of a bad one: what the fix has to make of it.' },
  { name: 'file', detail: 'The path that it is read as, where its name decides what it is.' },
] as const satisfies readonly Field[];

export const paramFields = [
  { name: 'default', detail: 'The value unless set: a text, a number, `true` or `false`, or a list of texts.', required: true },
  { name: 'description', detail: 'What it is, in one sentence.' },
] as const satisfies readonly Field[];
