/** The signals of the model: what in files is evidence for which practices. */
import { signals as serialized } from './generated/signals.ts';

export interface SignalDefinition {
  readonly id: string;
  /** What it finds, for people. */
  readonly detects: string;
  /** Where it is found, in the language of docs/signals.md. */
  readonly match: string;
  /** Ids of the practices it is evidence for. */
  readonly practices: readonly string[];
}

let parsed: readonly SignalDefinition[] | undefined;
let byPractice: ReadonlyMap<string, readonly string[]> | undefined;

export function allSignals(): readonly SignalDefinition[] {
  // The generator wrote it in this shape, and a test compares it with its source.
  parsed ??= JSON.parse(serialized) as readonly SignalDefinition[];
  return parsed;
}

/** The ids of the signals that are evidence for a practice. */
export function signalsOf(practice: string): readonly string[] {
  byPractice ??= groupByPractice(allSignals());
  return byPractice.get(practice) ?? [];
}

function groupByPractice(definitions: readonly SignalDefinition[]): ReadonlyMap<string, readonly string[]> {
  const grouped = new Map<string, string[]>();
  for (const { id, practices } of definitions) {
    for (const practice of practices) {
      const list = grouped.get(practice);
      if (list) list.push(id);
      else grouped.set(practice, [id]);
    }
  }
  return grouped;
}
