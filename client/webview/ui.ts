/** What is open and where the page is scrolled to: kept when snapshots come and when the page was hidden. */
import { createContext } from 'preact';
import { useContext } from 'preact/hooks';
import { editor } from './editor.ts';

export interface UiState {
  /** By the id of what opens; what is missing is as it comes. */
  readonly open: Readonly<Record<string, boolean>>;
  /** The cell of the profile whose practices are shown. */
  readonly cell: string | null;
  readonly scroll: number;
}

export interface Ui {
  readonly state: UiState;
  readonly change: (part: Partial<UiState>) => void;
}

export const initialUi: UiState = { open: {}, cell: null, scroll: 0 };

/** What the page kept when it was hidden. */
export function readUi(): UiState {
  const kept = editor.getState();
  if (typeof kept !== 'object' || kept === null) return initialUi;
  const { open, cell, scroll } = kept as Partial<Record<keyof UiState, unknown>>;
  const entries = typeof open === 'object' && open !== null ? Object.entries(open) : [];
  return {
    open: Object.fromEntries(entries.filter((entry): entry is [string, boolean] => typeof entry[1] === 'boolean')),
    cell: typeof cell === 'string' ? cell : null,
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
