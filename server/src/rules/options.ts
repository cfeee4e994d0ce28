/** What users set for rules: their options, and the Kubernetes version that is aimed for. */
import { say } from '../texts/texts.ts';
import type { OptionValue, OptionValues, Rule } from './rule.ts';

/** The newest minor version of Kubernetes that the tables of this release know. */
export const newestKubernetesMinor = 36;

export interface RuleSettings {
  /** What is set for a rule's options where that file is; anything may stand in it. */
  givenOptions(uri: string, rule: string): Readonly<Record<string, unknown>> | undefined;
  kubernetesMinor(uri: string): number;
  /** `YYYY-MM-DD`, for suppressions that hold until some day. */
  readonly today?: string;
}

export const defaultRuleSettings: RuleSettings = {
  givenOptions: () => undefined,
  kubernetesMinor: () => newestKubernetesMinor,
};

/** The values of a rule's options: what is given where it fits, else the default. */
export function optionValues(rule: Rule, given: Readonly<Record<string, unknown>> | undefined): OptionValues {
  return Object.fromEntries(
    Object.entries(rule.options ?? {}).map(([name, option]) => {
      const value = given?.[name];
      return [name, value !== undefined && problemWith(option, value) === undefined ? asValue(value, option.default) : option.default];
    }),
  );
}

/** What is wrong with a given value, as the end of a sentence; undefined where it fits. */
export function problemWith(
  option: { readonly default: OptionValue; readonly minimum?: number; readonly choices?: readonly string[] },
  value: unknown,
): string | undefined {
  if (typeof option.default === 'object') return isStrings(value) ? undefined : say`must be a list of strings`;
  if (typeof value !== typeof option.default) return say`must be a ${typeof option.default}`;
  if (typeof value === 'number' && option.minimum !== undefined && value < option.minimum)
    return say`must be at least ${String(option.minimum)}`;
  if (typeof value === 'string' && option.choices && !option.choices.includes(value))
    return say`must be one of ${option.choices.join(', ')}`;
  return undefined;
}

function asValue(value: unknown, fallback: OptionValue): OptionValue {
  if (typeof value === 'number' || typeof value === 'string' || typeof value === 'boolean') return value;
  return isStrings(value) ? value : fallback;
}

function isStrings(value: unknown): value is readonly string[] {
  return Array.isArray(value) && value.every((item) => typeof item === 'string');
}
