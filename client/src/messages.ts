/** What the panel's page and the extension say to each other. Both sides check what they are told. */
import * as v from 'valibot';
import type { Overview } from '../../server/src/features/overview-types.ts';

/** What the page shows at one moment. */
export type PanelSnapshot =
  | { readonly kind: 'starting' }
  | { readonly kind: 'stopped' }
  | { readonly kind: 'overview'; readonly overview: Overview; readonly hasFolder: boolean };

/** Extension to page. */
export type PanelMessage =
  | { readonly type: 'snapshot'; readonly snapshot: PanelSnapshot }
  | { readonly type: 'progress'; readonly done: number; readonly total: number };

const index = v.pipe(v.number(), v.integer(), v.minValue(0), v.maxValue(2 ** 31 - 1));
const shortText = v.pipe(v.string(), v.maxLength(4096));
const positionSchema = v.object({ line: index, character: index });

/** A range as LSP has it. */
export const rangeSchema = v.object({ start: positionSchema, end: positionSchema });

const pageMessageSchema = v.variant('type', [
  ...(['ready', 'rescan', 'restart', 'showLog', 'changeTarget', 'documentation', 'openFolder'] as const).map((type) =>
    v.object({ type: v.literal(type) }),
  ),
  v.object({ type: v.literal('open'), uri: shortText, range: rangeSchema }),
  v.object({ type: v.literal('openLink'), url: shortText }),
  v.object({ type: v.literal('guidance'), id: shortText }),
]);

/** Page to extension. */
export type PageMessage = v.InferOutput<typeof pageMessageSchema>;

/** The message that a value is, or undefined for anything else. */
export function readPageMessage(value: unknown): PageMessage | undefined {
  const result = v.safeParse(pageMessageSchema, value);
  return result.success ? result.output : undefined;
}
