/** What a rule file holds, read. */
import type { Category, FixSafety, RuleOptions } from '../rules/rule.ts';
import type { NewValue } from '../rules/edits/value.ts';
import type { Span } from '../syntax/tree.ts';
import type { Expression } from './cel.ts';
import type { FieldPath } from './path.ts';
import type { SubjectName } from './subjects.ts';

/** The folder of rule files, below the root of a workspace folder. */
export const rulesFolder = '.cnmaturity/rules';

/** What is wrong at a place of a rule file. At an error there is a rule that does not count. */
export interface RuleFileProblem {
  readonly span: Span;
  readonly message: string;
  readonly severity: 'error' | 'warning';
  /** A schema of the file, or any reader of YAML, says the same. */
  readonly shape?: true;
}

/** An expression and where its text stands in the file. */
export interface PlacedExpression {
  readonly expression: Expression;
  /** The place in the file of a part of the expression. */
  readonly placeOf: (part: Span) => Span;
}

export type MessagePart = string | PlacedExpression;

export interface OrganisationFix {
  readonly title: string;
  readonly path: FieldPath;
  /** What is put there, as data or worked out from the subject. */
  readonly value: NewValue | PlacedExpression;
  readonly safety: FixSafety;
}

export interface OrganisationExample {
  readonly name: string;
  readonly kind: 'good' | 'bad';
  readonly text: string;
  /** The path that it is read as. */
  readonly file: string | undefined;
  /** A part of the message that a bad one has to give. */
  readonly message: string | undefined;
  /** What the fix has to make of a bad one. */
  readonly fixed: string | undefined;
  readonly span: Span;
}

/** One rule as its file has it; nothing of it is broken. */
export interface OrganisationRule {
  readonly id: string;
  readonly title: string;
  /** Of the model, or of its own: `dimension/section/level/id`. */
  readonly practice: string;
  readonly ownPractice: boolean;
  readonly subject: SubjectName;
  readonly kinds: readonly string[];
  readonly params: RuleOptions;
  readonly when: PlacedExpression | undefined;
  readonly expect: PlacedExpression;
  readonly message: readonly MessagePart[];
  readonly at: FieldPath | undefined;
  readonly why: string;
  readonly how: readonly string[];
  readonly docs: string | undefined;
  readonly severity: 'error' | 'warning';
  readonly optional: boolean;
  readonly category: Category;
  readonly fix: OrganisationFix | undefined;
  readonly examples: readonly OrganisationExample[];
  /** The place of its id. */
  readonly span: Span;
}

export interface RuleFile {
  readonly rules: readonly OrganisationRule[];
  readonly problems: readonly RuleFileProblem[];
}
