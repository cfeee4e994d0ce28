/** Evaluates the expressions of a rule on a subject, and keeps in mind where they fail. */
import type { OptionValues, RuleContext } from '../rules/rule.ts';
import { startOf } from '../rules/subjects.ts';
import type { SubjectTypes, Unit } from '../facts/types.ts';
import type { Span } from '../syntax/tree.ts';
import { say } from '../texts/texts.ts';
import type { Evaluated, Scope } from './cel.ts';
import { limits } from './limits.ts';
import { handlerOf, isPlaceholderIn } from './subjects.ts';
import type { SubjectName } from './subjects.ts';
import type { MessagePart, OrganisationRule, PlacedExpression } from './types.ts';
import { Fields, listOf } from './view.ts';

/** An expression that could not be evaluated on a subject. */
export interface Failure {
  /** In the rule file. */
  readonly span: Span;
  readonly message: string;
  /** Where the subject is. */
  readonly uri: string;
  readonly unit: Unit;
}

const mostFailures = 20;

export class Judge<K extends SubjectName> {
  readonly rule: OrganisationRule;
  readonly #subject: K;
  #failures: readonly Failure[] = [];
  #evaluations = 0;
  #steps = 0;
  #exceeded = 0;
  #stopped: { readonly span: Span; readonly message: string } | undefined;

  constructor(rule: OrganisationRule, subject: K) {
    this.rule = rule;
    this.#subject = subject;
  }

  /** The latest failures, one for each unit of a file. */
  get failures(): readonly Failure[] {
    return this.#failures;
  }

  /** Why the rule is left out from now on, if it is. */
  get stopped(): { readonly span: Span; readonly message: string } | undefined {
    return this.#stopped;
  }

  /** What the variables hold for a subject; they are the same for all expressions of a rule. */
  scopeOf(subject: SubjectTypes[K], context: Pick<RuleContext, 'unit' | 'options'>): Scope {
    const handler = handlerOf(this.#subject);
    let touched = false;
    const start = startOf(this.#subject, subject);
    const { conditionals } = context.unit;
    const holds = (region: Span, offset: number): boolean => offset >= region.start && offset < region.end;
    const values = handler.values(subject, {
      fragment: handler.isFragment?.(subject) ?? false,
      mayBeLeftOut: (place) => conditionals.some((region) => holds(region, place.start) && !holds(region, start)),
      isPlaceholder: (text) => isPlaceholderIn(handler.family, text),
      onUnknown: () => {
        touched = true;
      },
    });
    return { variables: new Fields({ ...values, params: () => paramsOf(context.options) }), touchedUnknown: () => touched };
  }

  /** Undefined where it comes to no value: it is unknown, or it failed, which is kept in mind. */
  valueOf(placed: PlacedExpression, scope: Scope, context: Pick<RuleContext, 'uri' | 'unit'>): { readonly value: unknown } | undefined {
    if (this.#stopped) return undefined;
    const result = placed.expression.evaluate(scope);
    this.#evaluations++;
    this.#steps += result.steps;
    if (this.#evaluations >= limits.settledAfter && this.#steps / this.#evaluations > limits.averageSteps)
      this.#stop(placed, say`This takes too many steps on most of what it looks at, so the rule is left out.`);
    return this.#outcome(result, placed, context);
  }

  /** As `valueOf`, of a condition. */
  isTrue(placed: PlacedExpression, scope: Scope, context: Pick<RuleContext, 'uri' | 'unit'>): boolean | undefined {
    const result = this.valueOf(placed, scope, context);
    if (!result || typeof result.value === 'boolean') return result?.value === undefined ? undefined : result.value === true;
    this.#fail(
      placed,
      { start: 0, end: placed.expression.text.length },
      say`This is no condition: its value is neither true nor false.`,
      context,
    );
    return undefined;
  }

  messageOf(parts: readonly MessagePart[], scope: Scope, context: Pick<RuleContext, 'uri' | 'unit'>): string {
    const texts = parts.map((part) => (typeof part === 'string' ? part : textOf(this.valueOf(part, scope, context)?.value)));
    const sentence = plain(texts.join('')).slice(0, limits.message);
    return /[.!?…]$/.test(sentence) ? sentence : `${sentence}.`;
  }

  #outcome(
    result: Evaluated,
    placed: PlacedExpression,
    context: Pick<RuleContext, 'uri' | 'unit'>,
  ): { readonly value: unknown } | undefined {
    switch (result.state) {
      case 'value':
        return { value: result.value };
      case 'unknown':
        return undefined;
      case 'error':
        this.#fail(placed, result.problem.span, result.problem.message, context);
        return undefined;
      case 'limit':
        this.#fail(
          placed,
          { start: 0, end: placed.expression.text.length },
          say`This is not worked out to its end: ${result.reason}.`,
          context,
        );
        if (++this.#exceeded >= limits.exceeded) this.#stop(placed, say`This is too much work: ${result.reason}. The rule is left out.`);
        return undefined;
    }
  }

  #fail(placed: PlacedExpression, part: Span, message: string, { uri, unit }: Pick<RuleContext, 'uri' | 'unit'>): void {
    const others = this.#failures.filter((failure) => failure.unit !== unit);
    this.#failures = [...others.slice(1 - mostFailures), { span: placed.placeOf(part), message, uri, unit }];
  }

  #stop(placed: PlacedExpression, message: string): void {
    this.#stopped ??= { span: placed.placeOf({ start: 0, end: placed.expression.text.length }), message };
  }
}

function paramsOf(options: OptionValues): unknown {
  return new Fields(
    Object.fromEntries(
      Object.entries(options).map(([name, value]) => [
        name,
        () => {
          if (typeof value === 'number') return Number.isSafeInteger(value) ? BigInt(value) : value;
          return typeof value === 'object' ? listOf(value.length, (index) => value[index]) : value;
        },
      ]),
    ),
  );
}

/** A value in a message. */
export function textOf(value: unknown): string {
  const text = shortText(value);
  return text.length > limits.placeholder ? `${text.slice(0, limits.placeholder - 1)}…` : text;
}

function shortText(value: unknown): string {
  if (typeof value === 'string') return value;
  if (typeof value === 'bigint' || typeof value === 'number' || typeof value === 'boolean') return String(value);
  if (Array.isArray(value)) return value.slice(0, 20).map(shortText).join(', ');
  return '…';
}

/** On one line, without characters that steer terminals or the direction of text. */
function plain(text: string): string {
  return text
    .replaceAll(/[\p{Cc}\u2028\u2029\s]+/gu, ' ')
    .replaceAll(/[\u200e\u200f\u202a-\u202e\u2066-\u2069]/g, '')
    .trim();
}
