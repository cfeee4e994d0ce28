/** The fields of rule files, for those who write them: what is read, completed, explained and in the schema. */
import { english } from '../texts/texts.ts';

export interface Field {
  readonly name: string;
  /** One sentence; Markdown. */
  readonly detail: string;
  readonly required?: true;
}

export const severities = ['warning', 'error'] as const;
export const safeties = ['safe', 'review'] as const;

export const ruleFields = [
  { name: 'id', detail: english`Whose rule it is and what it is called: \`acme/team-label\`.`, required: true },
  { name: 'title', detail: english`A short noun phrase: \`Team label missing\`.`, required: true },
  { name: 'section', detail: english`The section of the model in which it counts, as a practice of its own. Together with \`level\`.` },
  { name: 'level', detail: english`The level of the model at which it counts, 1 to 5. Together with \`section\`.` },
  { name: 'practice', detail: english`The practice of the model that it is evidence for, in place of \`section\` and \`level\`.` },
  {
    name: 'on',
    detail: english`What it looks at: \`object\`, \`workload\`, \`container\`, \`stage\`, \`resource\` and others.`,
    required: true,
  },
  {
    name: 'kinds',
    detail: english`Only these, with \`*\` for anything: kinds of Kubernetes (\`Deployment\`, \`apps/v1/Deployment\`), types of Terraform resources, keywords of instructions.`,
  },
  {
    name: 'params',
    detail: english`Values that \`ruleOptions\` may set: each has a \`default\` and a \`description\`. Expressions see them as \`params\`.`,
  },
  { name: 'when', detail: english`A condition in CEL: where it is false, the rule says nothing.` },
  { name: 'expect', detail: english`A condition in CEL that must be true.`, required: true },
  {
    name: 'message',
    detail: english`What is said where it is false, in one sentence; \`{{ … }}\` puts in the value of an expression.`,
    required: true,
  },
  {
    name: 'at',
    detail: english`The field that is marked, counted from what the rule looks at: \`spec.replicas\`, \`metadata.labels["team"]\`.`,
  },
  { name: 'why', detail: english`Why it matters, in a few sentences.` },
  { name: 'how', detail: english`How to get there: a list of short steps.` },
  { name: 'docs', detail: english`The address of a page that says more (https).` },
  { name: 'severity', detail: english`\`error\` for what does not work at all; else \`warning\`, which follows the levels.` },
  { name: 'optional', detail: english`\`true\`: off until the setting \`rules\` switches it on.` },
  {
    name: 'category',
    detail: english`What it is about: reliability, security, efficiency, supply-chain, operability, correctness, observability, governance, delivery.`,
  },
  { name: 'fix', detail: english`What to put where: a \`path\` with a \`value\` or an \`expression\`.` },
  {
    name: 'examples',
    detail: english`Texts in which the expectation is met (\`good\`) or missed (\`bad\`); they are tried whenever the file is read.`,
  },
] as const satisfies readonly Field[];

export type RuleField = (typeof ruleFields)[number]['name'];

export const fixFields = [
  { name: 'path', detail: english`The field that is set, counted from what the rule looks at.`, required: true },
  { name: 'value', detail: english`What is put there, as YAML.` },
  { name: 'expression', detail: english`What is put there, as an expression in CEL.` },
  { name: 'title', detail: english`What it does, in the imperative: \`Add the label\`.` },
  { name: 'safety', detail: english`\`safe\` where nobody has to judge the value; else \`review\`, which is left out of “fix all”.` },
] as const satisfies readonly Field[];

export const exampleFields = [
  { name: 'name', detail: english`What it shows.` },
  { name: 'good', detail: english`A text in which the expectation is met.` },
  { name: 'bad', detail: english`A text in which it is missed.` },
  { name: 'message', detail: english`Of a bad one: what the message has to say, or a part of it.` },
  { name: 'fixed', detail: english`Of a bad one: what the fix has to make of it.` },
  { name: 'file', detail: english`The path that it is read as, where its name decides what it is.` },
] as const satisfies readonly Field[];

export const paramFields = [
  { name: 'default', detail: english`The value unless set: a text, a number, \`true\` or \`false\`, or a list of texts.`, required: true },
  { name: 'description', detail: english`What it is, in one sentence.` },
] as const satisfies readonly Field[];
