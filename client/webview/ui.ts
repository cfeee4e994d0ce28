/** What is open, what is being written and where the page is scrolled to: kept when snapshots come and when the page was hidden. */
import { createContext } from 'preact';
import { useContext } from 'preact/hooks';
import { type AnswerValue, answerValues } from '../../server/src/answers/types.ts';
import type { Level } from '../../server/src/model/types.ts';
import { editor } from './editor.ts';

/** An answer that is not given yet. */
export interface Draft {
  readonly answer?: AnswerValue;
  readonly note?: string;
}

/** What the next steps are narrowed to. */
export interface StepFilter {
  readonly text: string;
  readonly dimension: string | null;
  readonly level: Level | null;
}

export const noFilter: StepFilter = { text: '', dimension: null, level: null };

export interface UiState {
  /** By the id of what opens; what is missing is as it comes. */
  readonly open: Readonly<Record<string, boolean>>;
  /** The cell of the profile whose practices are shown. */
  readonly cell: string | null;
  /** The question that is asked: its id; "end" when there is none left; null before the first one. */
  readonly question: string | null;
  /** Questions of higher levels that the person wants to go on with. */
  readonly upTo: Level | null;
  /** By the id of what is answered. */
  readonly drafts: Readonly<Record<string, Draft>>;
  readonly filter: StepFilter;
  readonly scroll: number;
}

export interface Ui {
  readonly state: UiState;
  readonly change: (part: Partial<UiState>) => void;
}

const initialUi: UiState = { open: {}, cell: null, question: null, upTo: null, drafts: {}, filter: noFilter, scroll: 0 };

type Kept = Readonly<Record<string, unknown>>;

function recordOf(value: unknown): Kept {
  return typeof value === 'object' && value !== null ? { ...value } : {};
}

function only<T>(values: unknown, convert: (value: unknown) => T | undefined): Record<string, T> {
  return Object.fromEntries(
    Object.entries(recordOf(values)).flatMap(([key, value]) => {
      const converted = convert(value);
      return converted === undefined ? [] : [[key, converted] as const];
    }),
  );
}

function readDraft(value: unknown): Draft {
  const kept = recordOf(value);
  const answer = answerValues.find((each) => each === kept['answer']);
  const note = kept['note'];
  return { ...(answer === undefined ? {} : { answer }), ...(typeof note === 'string' ? { note } : {}) };
}

function readLevel(value: unknown): Level | null {
  return value === 1 || value === 2 || value === 3 || value === 4 || value === 5 ? value : null;
}

function readFilter(value: unknown): StepFilter {
  const { text, dimension, level } = recordOf(value);
  return {
    text: typeof text === 'string' ? text : '',
    dimension: typeof dimension === 'string' ? dimension : null,
    level: readLevel(level),
  };
}

/** What the page kept when it was hidden. */
export function readUi(): UiState {
  const { open, cell, question, upTo, drafts, filter, scroll } = recordOf(editor.getState());
  return {
    open: only(open, (value) => (typeof value === 'boolean' ? value : undefined)),
    cell: typeof cell === 'string' ? cell : null,
    question: typeof question === 'string' ? question : null,
    upTo: readLevel(upTo),
    drafts: only(drafts, readDraft),
    filter: readFilter(filter),
    scroll: typeof scroll === 'number' ? scroll : 0,
  };
}

export const UiContext = createContext<Ui>({ state: initialUi, change: () => undefined });

/** Whether something that opens is open, and how to change that. */
export function useOpen(id: string, byDefault: boolean): readonly [boolean, (open: boolean) => void] {
  const { state, change } = useContext(UiContext);
  const open = state.open[id] ?? byDefault;
  const setOpen = (next: boolean): void => {
    if (next !== open) change({ open: { ...state.open, [id]: next } });
  };
  return [open, setOpen];
}

/** The answer that is being written to a question, and how to change it; undefined gives it up. */
export function useDraft(id: string): readonly [Draft, (draft: Draft | undefined) => void] {
  const { state, change } = useContext(UiContext);
  const setDraft = (draft: Draft | undefined): void => {
    const others = Object.fromEntries(Object.entries(state.drafts).filter(([each]) => each !== id));
    change({ drafts: draft === undefined ? others : { ...others, [id]: draft } });
  };
  return [state.drafts[id] ?? {}, setDraft];
}
