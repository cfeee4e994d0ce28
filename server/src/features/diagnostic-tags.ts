/** How editors show some findings besides: struck through, or faded. */
import { DiagnosticTag } from 'vscode-languageserver-protocol';

/** What still works and is to be replaced. */
export const deprecatedRules: ReadonlySet<string> = new Set([
  'api-version-deprecated',
  'api-version-removed',
  'maintainer-deprecated',
  'legacy-key-value',
  'service-account-deprecated-field',
  'kustomize-deprecated-field',
  'tf-deprecated-syntax',
]);

/** What could go and nothing would change. */
export const redundantRules: ReadonlySet<string> = new Set(['chart-values-unused', 'tf-unused-declaration', 'env-duplicate']);

export function tagsOf(rule: string): readonly DiagnosticTag[] {
  if (deprecatedRules.has(rule)) return [DiagnosticTag.Deprecated];
  return redundantRules.has(rule) ? [DiagnosticTag.Unnecessary] : [];
}
