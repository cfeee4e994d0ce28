/** What the panel's page and the extension say to each other. Both sides check what they are told. */
import * as v from 'valibot';
import { answerValues } from '../../server/src/answers/types.ts';
import type { HistoryView } from '../../server/src/features/history/types.ts';
import type { Overview } from '../../server/src/features/overview-types.ts';
import type { PracticeDetails, Questions } from '../../server/src/features/practice-types.ts';
import { reportFormats } from '../../server/src/features/report/formats.ts';
import type { FixResult } from '../../server/src/lsp/protocol.ts';

/** What the page shows at one moment. */
export type PanelSnapshot =
  | { readonly kind: 'starting' }
  | { readonly kind: 'stopped' }
  | { readonly kind: 'overview'; readonly overview: Overview; readonly hasFolder: boolean };

/** What became of an answer; `saved` is false where its file had changes that nobody has saved yet. */
export type AnswerOutcome =
  { readonly kept: true; readonly saved: boolean; readonly path: string } | { readonly kept: false; readonly message: string };

/** What became of recording today; a message says what a person can do about it. */
export type Recorded = { readonly done: true; readonly path: string } | { readonly done: false; readonly message: string };

/** Extension to page. */
export type PanelMessage =
  | { readonly type: 'snapshot'; readonly snapshot: PanelSnapshot }
  | { readonly type: 'progress'; readonly done: number; readonly total: number }
  | { readonly type: 'practice'; readonly id: string; readonly details: PracticeDetails | null }
  | { readonly type: 'questions'; readonly questions: Questions }
  | { readonly type: 'answered'; readonly id: string; readonly outcome: AnswerOutcome }
  | { readonly type: 'history'; readonly history: HistoryView }
  | { readonly type: 'recorded'; readonly outcome: Recorded }
  | { readonly type: 'fixed'; readonly practice: string; readonly outcome: FixResult };

const index = v.pipe(v.number(), v.integer(), v.minValue(0), v.maxValue(2 ** 31 - 1));
const shortText = v.pipe(v.string(), v.maxLength(4096));
const positionSchema = v.object({ line: index, character: index });

/** A range as LSP has it. */
export const rangeSchema = v.object({ start: positionSchema, end: positionSchema });

const pageMessageSchema = v.variant('type', [
  ...(
    ['ready', 'rescan', 'restart', 'showLog', 'changeTarget', 'documentation', 'openFolder', 'openReport', 'history', 'record'] as const
  ).map((type) => v.object({ type: v.literal(type) })),
  v.object({ type: v.literal('open'), uri: shortText, range: rangeSchema }),
  v.object({ type: v.literal('openLink'), url: shortText }),
  v.object({ type: v.literal('guidance'), id: shortText }),
  v.object({ type: v.literal('practice'), id: shortText }),
  v.object({ type: v.literal('questions'), upTo: v.optional(v.picklist([1, 2, 3, 4, 5])) }),
  v.object({
    type: v.literal('answer'),
    id: shortText,
    answer: v.picklist([...answerValues, 'remove']),
    note: v.optional(shortText),
  }),
  v.object({ type: v.literal('selectScope'), scope: shortText }),
  v.object({ type: v.literal('fix'), practice: shortText, preview: v.boolean() }),
  v.object({ type: v.literal('export'), format: v.picklist(reportFormats) }),
]);

/** Page to extension. */
export type PageMessage = v.InferOutput<typeof pageMessageSchema>;

/** The message that a value is, or undefined for anything else. */
export function readPageMessage(value: unknown): PageMessage | undefined {
  const result = v.safeParse(pageMessageSchema, value);
  return result.success ? result.output : undefined;
}
