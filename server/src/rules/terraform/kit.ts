/** Rules about resources: mostly what a path must say, with the fix that follows from it. */
import type { TerraformResource } from '../../facts/terraform/types.ts';
import type { Span } from '../../syntax/tree.ts';
import { say, translated } from '../../texts/texts.ts';
import { defineRule, met, notApplicable, unknown, unmet } from '../rule.ts';
import type { Category, Fix, FixSafety, Outcome, Problem, Rule, RuleContext } from '../rule.ts';
import type { WorkspaceView } from '../../workspace/view.ts';
import { look } from './look.ts';
import type { Place } from './look.ts';
import { scopeOf } from './scope.ts';
import type { ModuleScope } from './scope.ts';
import { setAt } from './set.ts';
import { textOf } from './values.ts';
import type { Wanted } from './values.ts';

/** A resource with what its module says of the names in it. */
export class Judged {
  readonly resource: TerraformResource;
  readonly scope: ModuleScope;
  readonly workspace: WorkspaceView;

  constructor(resource: TerraformResource, scope: ModuleScope, workspace: WorkspaceView) {
    this.resource = resource;
    this.scope = scope;
    this.workspace = workspace;
  }

  get name(): string {
    return this.resource.name;
  }

  get header(): Span {
    return this.resource.block.headerSpan;
  }

  look(path: string): readonly Place[] {
    return look(this.resource.block, path, this.scope);
  }

  /** The text of the one value at a path. */
  text(path: string): string | undefined {
    const [first] = this.look(path);
    return textOf(first?.value);
  }

  /** Whether an attribute or a block of that name is there; undefined where that is not certain. */
  has(name: string): boolean | undefined {
    if (this.isWritten(name)) return this.look(name)[0]?.state !== 'absent' || this.resource.block.blocks.some(({ type }) => type === name);
    return this.look(name)[0]?.state === 'absent' ? false : undefined;
  }

  /** Whether that attribute or block is written directly in the resource. */
  isWritten(name: string): boolean {
    const { attributes, blocks } = this.resource.block;
    return attributes.some((one) => one.name === name) || blocks.some((one) => one.type === name);
  }
}

/** What one path must say. */
export interface Expectation {
  readonly on: readonly string[];
  readonly path: string;
  readonly wants: Wanted;
  /** What it means that nothing is written there. */
  readonly absent: 'met' | 'unmet' | 'unknown' | 'none';
  /** Where this does not hold, the expectation says nothing of the resource. */
  readonly when?: (judged: Judged) => boolean | undefined;
  /** What is wrong: the name of the resource goes before it. */
  readonly says: string | (() => string);
  /** What a fix writes there, in HCL. */
  readonly set?: string;
}

export interface ResourceRule {
  readonly id: string;
  readonly title: string;
  readonly practice: string;
  readonly category: Category;
  readonly default: 'on' | 'optional';
  readonly fixSafety: FixSafety | null;
  readonly expects?: readonly Expectation[];
  readonly inspect?: (judged: Judged, context: RuleContext) => Outcome;
  /** Mends what `inspect` found. */
  readonly mend?: (judged: Judged, problem: Problem, text: string) => Fix | undefined;
  /** The types that `inspect` looks at. */
  readonly types?: readonly string[];
  /** It looks at data sources too; what they name is made elsewhere. */
  readonly readsData?: boolean;
  readonly rationale: string;
  readonly how: readonly string[];
  readonly bad: string;
  readonly good: string;
  readonly hoverOn?: readonly string[];
  readonly equivalents: Readonly<Record<string, readonly string[]>>;
}

export function resourceRule(given: ResourceRule): Rule<'resource'> {
  const { id, title, practice, category, fixSafety, rationale, how, bad, good, equivalents, expects = [], inspect } = given;
  const types = new Set([...expects.flatMap(({ on }) => on), ...(given.types ?? [])]);
  const paths = expects.flatMap(({ on, path }) => on.map((type) => `${type}.${path}`));
  return defineRule({
    id,
    title,
    family: 'terraform',
    practice,
    category,
    default: given.default,
    subject: 'resource',
    crossFile: true,
    severity: 'warning',
    check(resource, context) {
      if (!types.has(resource.type) || (resource.kind === 'data' && given.readsData !== true)) return notApplicable;
      const judged = judge(resource, context.workspace);
      if (!judged) return unknown;
      if (judged.scope.isOverridden(resource)) return unknown;
      if (isSwitchedOff(judged)) return notApplicable;
      const outcomes = expects.filter(({ on }) => on.includes(resource.type)).map((one) => outcomeOf(one, judged));
      if (inspect && (given.types ?? []).includes(resource.type)) outcomes.push(inspect(judged, context));
      return joined(outcomes);
    },
    fixSafety,
    ...(fixSafety === null
      ? {}
      : {
          fix(resource: TerraformResource, problem: Problem, { workspace, text }: { workspace: WorkspaceView; text: string }) {
            const judged = judge(resource, workspace);
            const found = judged && expects.flatMap((one) => problemsOf(one, judged)).find((one) => sameProblem(one.problem, problem));
            if (!found) return judged && given.mend?.(judged, problem, text);
            // What a variable says is for the variable to change.
            if (found.expectation.set === undefined || found.place.via !== undefined) return undefined;
            const edits = setAt(found.place, found.expectation.set, text, fixSafety === 'review');
            return edits && { title: say`Set ${found.place.rest.at(-1) ?? ''}`, safety: fixSafety, edits };
          },
        }),
    rationale,
    how,
    example: { language: 'hcl', bad, good },
    hoverOn: given.hoverOn ?? (paths.length > 0 ? paths : [...types]),
    equivalents,
  });
}

/** `enabled` is OpenTofu's. */
function isSwitchedOff(judged: Judged): boolean {
  return textOf(judged.look('count')[0]?.value) === '0' || judged.look('lifecycle.enabled').some(({ value }) => textOf(value) === 'false');
}

export function judge(resource: TerraformResource, workspace: WorkspaceView): Judged | undefined {
  const scope = scopeOf(resource.file.directory, workspace);
  return scope && new Judged(resource, scope, workspace);
}

function sameProblem(a: Problem, b: Problem): boolean {
  return a.start === b.start && a.message === b.message;
}

interface Found {
  readonly expectation: Expectation;
  readonly place: Place;
  readonly problem: Problem;
}

function problemsOf(expectation: Expectation, judged: Judged): readonly Found[] {
  const { on, path, when, wants, absent, says } = expectation;
  if (!on.includes(judged.resource.type) || (when && when(judged) !== true)) return [];
  return judged.look(path).flatMap((place) => {
    const wrong = place.state === 'absent' ? absent === 'unmet' : place.value !== undefined && wants(place.value) === false;
    return wrong
      ? [
          {
            expectation,
            place,
            problem: problemAt(judged, place.span, (typeof says === 'string' ? translated(says) : says()) + origin(place)),
          },
        ]
      : [];
  });
}

/** What a short name stands for, so that the finding can be understood where it is shown. */
function origin({ via, value }: Place): string {
  if (via === undefined || value?.kind !== 'literal' || !/^[\w.-]{1,80}$/.test(via)) return '';
  const text = String(value.value);
  return text.length > 40 || /\s/.test(text) ? '' : text === '' ? say`: ${via} is empty` : say`: ${via} is ${text}`;
}

export function problemAt(judged: Judged, { start, end }: Span, says: string): Problem {
  const { type, name } = judged.resource;
  return { start, end, message: say`${titled(type)} "${name}" ${says}.` };
}

const spelled: Readonly<Record<string, string>> = {
  aws: 'AWS',
  azurerm: 'Azure',
  google: 'Google',
  eks: 'EKS',
  ecr: 'ECR',
  ecs: 'ECS',
  iam: 'IAM',
  s3: 'S3',
  db: 'DB',
  rds: 'RDS',
  ebs: 'EBS',
  kms: 'KMS',
  vpc: 'VPC',
  sql: 'SQL',
  lb: 'LB',
  alb: 'ALB',
  sns: 'SNS',
};

/** `aws_eks_cluster` as "EKS cluster". */
function titled(type: string): string {
  const words = type
    .split('_')
    .slice(1)
    .map((word) => spelled[word] ?? word);
  const [first = type, ...rest] = words;
  return [first.charAt(0).toUpperCase() + first.slice(1), ...rest].join(' ');
}

function outcomeOf(expectation: Expectation, judged: Judged): Outcome {
  const applies = expectation.when ? expectation.when(judged) : true;
  if (applies === undefined) return unknown;
  if (!applies) return notApplicable;
  const [first, ...rest] = problemsOf(expectation, judged).map(({ problem }) => problem);
  if (first) return unmet(first, ...rest);
  const places = judged.look(expectation.path);
  const open = places.some(({ state, value }) =>
    state === 'absent' ? expectation.absent === 'unknown' : value === undefined || expectation.wants(value) === undefined,
  );
  if (open) return unknown;
  return places.every(({ state }) => state === 'absent') && expectation.absent === 'none' ? notApplicable : met;
}

/** Several looks at one subject as one outcome. */
export function joined(outcomes: readonly Outcome[]): Outcome {
  const [first, ...rest] = outcomes.flatMap((one) => (one.state === 'unmet' ? one.problems : []));
  if (first) return unmet(first, ...rest);
  if (outcomes.some(({ state }) => state === 'unknown')) return unknown;
  return outcomes.some(({ state }) => state === 'met') ? met : notApplicable;
}
