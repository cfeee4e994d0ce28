/** Tells the extension's messages from anything else that reaches the window. */
import type { PanelMessage, PanelSnapshot } from '../src/messages.ts';

function isRecord(value: unknown): value is Record<string, unknown> {
  return typeof value === 'object' && value !== null;
}

function hasLists(value: Record<string, unknown>, ...keys: readonly string[]): boolean {
  return keys.every((key) => Array.isArray(value[key]));
}

function isOverview(value: unknown): boolean {
  if (!isRecord(value) || !hasLists(value, 'dimensions', 'steps', 'skipped', 'scopes')) return false;
  return ['model', 'overall', 'target', 'counts', 'coverage', 'questions'].every((key) => isRecord(value[key]));
}

function isSnapshot(value: unknown): value is PanelSnapshot {
  if (!isRecord(value)) return false;
  if (value['kind'] === 'overview') return isOverview(value['overview']) && typeof value['hasFolder'] === 'boolean';
  return value['kind'] === 'starting' || value['kind'] === 'stopped';
}

function isPractice(value: unknown): boolean {
  return value === null || (isRecord(value) && hasLists(value, 'how', 'links', 'projects', 'rules', 'signals', 'values'));
}

/** True for a message that the page understands. */
export function isPanelMessage(value: unknown): value is PanelMessage {
  if (!isRecord(value)) return false;
  switch (value['type']) {
    case 'snapshot':
      return isSnapshot(value['snapshot']);
    case 'progress':
      return Number.isInteger(value['done']) && Number.isInteger(value['total']);
    case 'practice':
      return typeof value['id'] === 'string' && isPractice(value['details']);
    case 'questions':
      return isRecord(value['questions']) && hasLists(value['questions'], 'questions');
    case 'answered':
      return typeof value['id'] === 'string' && isRecord(value['outcome']);
    case 'history':
      return isRecord(value['history']) && hasLists(value['history'], 'entries', 'problems');
    case 'recorded':
      return isRecord(value['outcome']);
    case 'fixed':
      return typeof value['practice'] === 'string' && isRecord(value['outcome']);
    default:
      return false;
  }
}
