/** Examples that other tools label as good or bad under one of their checks. */
import type { Files } from '../support/workspace.ts';

export interface Labelled {
  /** As `equivalents` of rules spell it. */
  readonly tool: string;
  /** The tool's name for the check, as `equivalents` spell it. */
  readonly check: string;
  /** Names the example among those of its check. */
  readonly example: string;
  readonly files: Files;
  readonly label: 'good' | 'bad';
  /** The minor version of Kubernetes that the example is for, where the tool says one. */
  readonly kubernetesMinor?: number;
}
