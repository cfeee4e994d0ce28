/** Tells the extension's messages from anything else that reaches the window. */
import type { PanelMessage, PanelSnapshot } from '../src/messages.ts';

function isRecord(value: unknown): value is Record<string, unknown> {
  return typeof value === 'object' && value !== null;
}

function isOverview(value: unknown): boolean {
  if (!isRecord(value)) return false;
  const lists = ['dimensions', 'steps', 'skipped'].every((key) => Array.isArray(value[key]));
  return lists && ['model', 'overall', 'target', 'counts', 'coverage'].every((key) => isRecord(value[key]));
}

function isSnapshot(value: unknown): value is PanelSnapshot {
  if (!isRecord(value)) return false;
  if (value['kind'] === 'overview') return isOverview(value['overview']) && typeof value['hasFolder'] === 'boolean';
  return value['kind'] === 'starting' || value['kind'] === 'stopped';
}

/** True for a message that the page understands. */
export function isPanelMessage(value: unknown): value is PanelMessage {
  if (!isRecord(value)) return false;
  if (value['type'] === 'snapshot') return isSnapshot(value['snapshot']);
  return value['type'] === 'progress' && Number.isInteger(value['done']) && Number.isInteger(value['total']);
}
