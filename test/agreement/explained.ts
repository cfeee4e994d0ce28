/** Examples on which we differ on purpose, and why. */
export interface Explained {
  readonly tool: string;
  readonly check: string;
  readonly example: string;
  /** One or two sentences. */
  readonly reason: string;
}

export const explained: readonly Explained[] = [];
