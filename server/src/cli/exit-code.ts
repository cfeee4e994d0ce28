/** What the process tells its caller. */
export const exitCode = {
  done: 0,
  /** `--fail-on` found something. */
  failed: 1,
  /** Wrong usage, or a path that cannot be read. */
  usage: 2,
  /** A defect of this program. */
  internal: 3,
} as const;

export type ExitCode = (typeof exitCode)[keyof typeof exitCode];

/** What the caller can mend; its message is shown as it is. */
export class UsageError extends Error {
  override readonly name = 'UsageError';
}
