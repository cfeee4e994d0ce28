/** What the extension has told the page. */
import { createContext } from 'preact';
import { useContext, useEffect, useState } from 'preact/hooks';
import type { HistoryView } from '../../server/src/features/history/types.ts';
import type { Overview } from '../../server/src/features/overview-types.ts';
import type { PracticeDetails, Questions } from '../../server/src/features/practice-types.ts';
import type { FixResult } from '../../server/src/lsp/protocol.ts';
import type { Level } from '../../server/src/model/types.ts';
import type { AnswerOutcome, PanelMessage, PanelSnapshot, Recorded } from '../src/messages.ts';
import { post } from './editor.ts';
import { isPanelMessage } from './incoming.ts';
import type { ScanProgress } from './states.tsx';

export interface PanelData {
  readonly snapshot: PanelSnapshot;
  /** Grows with each overview of a workspace that is read. */
  readonly revision: number;
  readonly progress: ScanProgress;
  /** Of the practices that were asked for; null for ids that the model does not have. */
  readonly practices: Readonly<Record<string, PracticeDetails | null>>;
  readonly questions: Questions | undefined;
  /** What became of the last answer. */
  readonly answered: { readonly id: string; readonly outcome: AnswerOutcome } | undefined;
  readonly history: HistoryView | undefined;
  /** What became of recording today. */
  readonly recorded: Recorded | undefined;
  readonly fixed: { readonly practice: string; readonly outcome: FixResult } | undefined;
}

const noProgress: ScanProgress = { done: 0, total: 0 };

const initialData: PanelData = {
  snapshot: { kind: 'starting' },
  revision: 0,
  progress: noProgress,
  practices: {},
  questions: undefined,
  answered: undefined,
  history: undefined,
  recorded: undefined,
  fixed: undefined,
};

function withSnapshot(data: PanelData, snapshot: PanelSnapshot): PanelData {
  const isRead = snapshot.kind === 'overview' && snapshot.overview.state !== 'scanning';
  return {
    ...data,
    snapshot,
    revision: data.revision + (isRead ? 1 : 0),
    progress: snapshot.kind === 'starting' ? noProgress : data.progress,
  };
}

/** The data after a message. */
export function take(data: PanelData, message: PanelMessage): PanelData {
  switch (message.type) {
    case 'snapshot':
      return withSnapshot(data, message.snapshot);
    case 'progress':
      return { ...data, progress: { done: message.done, total: message.total } };
    case 'practice':
      return { ...data, practices: { ...data.practices, [message.id]: message.details } };
    case 'questions':
      return { ...data, questions: message.questions };
    case 'answered':
      return { ...data, answered: { id: message.id, outcome: message.outcome } };
    case 'history':
      return { ...data, history: message.history };
    case 'recorded':
      return { ...data, recorded: message.outcome };
    case 'fixed':
      return { ...data, fixed: { practice: message.practice, outcome: message.outcome } };
  }
}

export const DataContext = createContext<PanelData>(initialData);

/** Listens to the extension. */
export function useMessages(): PanelData {
  const [data, setData] = useState(initialData);
  useEffect(() => {
    const receive = ({ data: message }: MessageEvent<unknown>): void => {
      if (isPanelMessage(message)) setData((before) => take(before, message));
    };
    window.addEventListener('message', receive);
    post({ type: 'ready' });
    return () => {
      window.removeEventListener('message', receive);
    };
  }, []);
  return data;
}

/** The shares that the team has set for itself; undefined where these are the usual ones. */
export function useThresholds(): Overview['thresholds'] {
  const { snapshot } = useContext(DataContext);
  return snapshot.kind === 'overview' ? snapshot.overview.thresholds : undefined;
}

/** A practice with all that is behind its status; undefined until the extension has told. */
export function usePractice(id: string): PracticeDetails | null | undefined {
  const { practices, revision } = useContext(DataContext);
  useEffect(() => {
    post({ type: 'practice', id });
  }, [id, revision]);
  return practices[id];
}

/** What people are asked up to a level; null for the one being worked on. */
export function useQuestions(upTo: Level | null): Questions | undefined {
  const { questions, revision } = useContext(DataContext);
  useEffect(() => {
    post(upTo === null ? { type: 'questions' } : { type: 'questions', upTo });
  }, [upTo, revision]);
  return questions;
}
