/** A YAML document as text, whatever it means. */
import type { SyntaxNode } from '../syntax/tree.ts';
import type { Damage } from '../syntax/yaml/tolerant.ts';

export interface YamlDocument {
  readonly root: SyntaxNode;
  readonly holds: 'kubernetes' | 'kustomization' | 'chart' | 'values';
  /** Of a Helm template: its text is not YAML until it is rendered. */
  readonly templated: boolean;
  readonly damage: readonly Damage[];
}
