/** The fields of the answers file, for those who write it: what is completed, explained and in the schema. */
import { english } from '../texts/texts.ts';
import type { Thresholds } from './thresholds.ts';
import { answerFields, answerValues } from './types.ts';
import type { AnswerField } from './types.ts';

export interface FileField<N extends string = string> {
  readonly name: N;
  /** A few words. */
  readonly detail: string;
  /** A sentence or two; Markdown. */
  readonly says: string;
  /** Its value stands below it. */
  readonly block?: true;
}

export const fileFields = [
  {
    name: 'answers',
    detail: english`What files cannot show`,
    says: english`Answers by the id of a practice, of a section that does not apply, or \`ai\`.`,
    block: true,
  },
  {
    name: 'reviewAfterDays',
    detail: english`After how many days answers are asked for again`,
    says: english`After how many days answers are asked for again. Unless set, 180.`,
  },
  {
    name: 'targetLevel',
    detail: english`The level that the team aims for`,
    says: english`The level that the team aims for: findings up to it are warnings. \`auto\`, as where nothing is set, is the level that the files themselves are working on. The setting \`cloudNativeMaturity.targetLevel\` goes before it, unless that is \`auto\`.`,
  },
  {
    name: 'thresholds',
    detail: english`From which share on a practice is met and a level complete`,
    says: english`From which share on a practice counts as met and a level as complete.`,
    block: true,
  },
  {
    name: 'applications',
    detail: english`Parts of the folder with an assessment of their own`,
    says: english`Parts of the folder that have an assessment of their own, and perhaps a target level.`,
    block: true,
  },
  {
    name: 'rules',
    detail: english`What each rule does`,
    says: english`What each rule does, by its id: \`off\`, \`on\` (its level decides how loud it is), or always that severity.`,
    block: true,
  },
  { name: 'ruleOptions', detail: english`Options of rules`, says: english`Options of rules, by the id of the rule.`, block: true },
  {
    name: 'kubernetesVersion',
    detail: english`The version that the manifests are written for`,
    says: english`The Kubernetes version that the manifests are written for: \`newest\`, or as "1.31".`,
  },
  {
    name: 'exclude',
    detail: english`Files and folders that are not read`,
    says: english`Files and folders that are not read: glob patterns of paths below the folder of this file.`,
    block: true,
  },
  {
    name: 'ruleExclude',
    detail: english`Files that single rules leave out`,
    says: english`Files that single rules leave out: glob patterns, by the id of the rule.`,
    block: true,
  },
] as const satisfies readonly FileField[];

export const applicationFields = [
  {
    name: 'path',
    detail: english`The folder of an application, an overlay or a chart; or a glob`,
    says: english`The folder of an application, a Kustomize overlay or a chart, below the folder of this file; or a glob.`,
  },
  { name: 'name', detail: english`How it is shown`, says: english`How it is shown; the name of its folder unless given.` },
  {
    name: 'targetLevel',
    detail: english`The level that it aims for`,
    says: english`The level that it aims for, where that is another one than the folder’s. \`auto\` is the level that the application itself is working on.`,
  },
] as const satisfies readonly FileField[];

export const thresholdFields = [
  {
    name: 'practiceMet',
    detail: english`The share of what was judged from which on a practice is met`,
    says: english`The share of what its rules judged from which on a practice counts as met, 0.5 to 1. Unless set, 0.9.`,
  },
  {
    name: 'levelComplete',
    detail: english`The share of its practices from which on a level is complete`,
    says: english`The share of the practices that apply from which on a level is complete, 0.5 to 1. Unless set, 0.8.`,
  },
] as const satisfies readonly FileField<keyof Thresholds>[];

const answerTexts: Readonly<Record<AnswerField, Pick<FileField, 'detail' | 'says'>>> = {
  answer: { detail: answerValues.join(', '), says: english`What the answer is: \`yes\`, \`partly\`, \`no\` or \`not-applicable\`.` },
  note: { detail: english`What the answer rests on`, says: english`What the answer rests on.` },
  by: { detail: english`Who answered`, says: english`Who answered.` },
  date: {
    detail: english`The day of the answer; it is asked for again when it has become old`,
    says: english`The day of the answer, YYYY-MM-DD. It is asked for again when it has become old.`,
  },
};

export const answerFieldTexts: readonly FileField<AnswerField>[] = answerFields.map((name) => ({ name, ...answerTexts[name] }));

/** What a field says for itself. */
export function saysOf(fields: readonly FileField[], name: string): string {
  const found = fields.find((field) => field.name === name);
  if (!found) throw new Error(`The answers file has no "${name}".`);
  return found.says;
}
