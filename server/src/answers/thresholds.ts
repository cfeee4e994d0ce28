/** When a practice counts as met, and when a level as complete: shares that a team may set for itself. */

export interface Thresholds {
  /** A practice is met when at least this share of its judged subjects is. */
  readonly practiceMet: number;
  /** A level is complete when at least this share of its applicable practices is met. */
  readonly levelComplete: number;
}

/** What a file says of them. */
export type GivenThresholds = { readonly [K in keyof Thresholds]?: Thresholds[K] };

export const defaultThresholds: Thresholds = { practiceMet: 0.9, levelComplete: 0.8 };

export const thresholdNames = ['practiceMet', 'levelComplete'] as const satisfies readonly (keyof Thresholds)[];

/** Less than half would call met what is mostly missing. */
export const leastShare = 0.5;
export const mostShare = 1;

/** Of several files the first one that says something is heard. */
export function thresholdsOf(given: readonly GivenThresholds[]): Thresholds {
  const first = (name: keyof Thresholds): number => given.find((one) => one[name] !== undefined)?.[name] ?? defaultThresholds[name];
  return { practiceMet: first('practiceMet'), levelComplete: first('levelComplete') };
}

/** Other shares than those that hold unless set. */
export function areOwn({ practiceMet, levelComplete }: Thresholds): boolean {
  return practiceMet !== defaultThresholds.practiceMet || levelComplete !== defaultThresholds.levelComplete;
}
