/** How much a workspace may ask of its own rules: the files are as trustworthy as any other file of a clone. */

export const limits = {
  /** Rule files below one folder, and their size in characters. */
  files: 100,
  fileSize: 256 * 1024,
  rulesPerFile: 100,
  /** Of all files of one folder. */
  rules: 500,
  examplesPerRule: 20,
  exampleSize: 32 * 1024,
  /** Characters of one expression; nodes and depth of what it is parsed to. */
  expression: 2000,
  nodes: 600,
  depth: 40,
  placeholders: 10,
  /** Characters of a title, of a message, of what one placeholder puts in. */
  title: 120,
  message: 500,
  placeholder: 120,
  /** Characters of why and how. */
  text: 4000,
  steps: 12,
  kinds: 50,
  /** Of one evaluation. A step is a node that is evaluated, or some hundred characters or items that it yields. */
  evaluationSteps: 20_000,
  evaluationMs: 1000,
  /** Once it was evaluated so often, a rule may not need more steps than this on average. */
  settledAfter: 500,
  averageSteps: 2000,
  /** Evaluations of one rule that may end at a limit before the rule is left out. */
  exceeded: 3,
  /** Characters or items of a value that an expression makes. */
  valueSize: 1_000_000,
  /** For all examples of a file. */
  examplesMs: 2000,
} as const;
