/** Chooses what the page shows and keeps the person's place in it. */
import type { JSX } from 'preact';
import { useCallback, useEffect, useLayoutEffect, useMemo, useRef, useState } from 'preact/hooks';
import type { PanelSnapshot } from '../src/messages.ts';
import { editor, post } from './editor.ts';
import { keepFocus } from './focus.ts';
import { isPanelMessage } from './incoming.ts';
import { Report } from './report.tsx';
import { Empty, type ScanProgress, Starting, Stopped } from './states.tsx';
import { readUi, UiContext, type UiState } from './ui.ts';

const noProgress: ScanProgress = { done: 0, total: 0 };

/** The newest snapshot and how far a scan is. */
function useMessages(): readonly [PanelSnapshot, ScanProgress] {
  const [snapshot, setSnapshot] = useState<PanelSnapshot>({ kind: 'starting' });
  const [progress, setProgress] = useState(noProgress);
  useEffect(() => {
    const receive = ({ data }: MessageEvent<unknown>): void => {
      if (!isPanelMessage(data)) return;
      if (data.type === 'progress') setProgress({ done: data.done, total: data.total });
      else {
        if (data.snapshot.kind === 'starting') setProgress(noProgress);
        setSnapshot(data.snapshot);
      }
    };
    window.addEventListener('message', receive);
    post({ type: 'ready' });
    return () => {
      window.removeEventListener('message', receive);
    };
  }, []);
  return [snapshot, progress];
}

function useKeptUi(): readonly [UiState, (part: Partial<UiState>) => void] {
  const [state, setState] = useState(readUi);
  const change = useCallback((part: Partial<UiState>) => {
    setState((before) => ({ ...before, ...part }));
  }, []);
  useEffect(() => {
    editor.setState(state);
  }, [state]);
  return [state, change];
}

/** Goes back to where the page was scrolled when it was hidden, and remembers where it is. */
function useScroll(isDrawn: boolean, start: number, change: (part: Partial<UiState>) => void): void {
  const restored = useRef(false);
  useLayoutEffect(() => {
    if (!isDrawn || restored.current) return;
    restored.current = true;
    window.scrollTo(0, start);
  }, [isDrawn, start]);
  useEffect(() => {
    let timer = 0;
    const remember = (): void => {
      window.clearTimeout(timer);
      timer = window.setTimeout(() => {
        if (restored.current) change({ scroll: window.scrollY });
      }, 200);
    };
    window.addEventListener('scroll', remember, { passive: true });
    return () => {
      window.removeEventListener('scroll', remember);
    };
  }, [change]);
}

function Body({ snapshot, progress }: { readonly snapshot: PanelSnapshot; readonly progress: ScanProgress }): JSX.Element {
  if (snapshot.kind === 'stopped') return <Stopped />;
  if (snapshot.kind === 'starting') return <Starting progress={progress} />;
  const { overview, hasFolder } = snapshot;
  if (overview.state === 'empty') return <Empty hasFolder={hasFolder} />;
  const isScanning = overview.state === 'scanning';
  if (isScanning && overview.overall.level === null) return <Starting progress={progress} />;
  return <Report overview={overview} progress={isScanning ? progress : undefined} />;
}

export function App(): JSX.Element {
  const [snapshot, progress] = useMessages();
  const [state, change] = useKeptUi();
  useScroll(snapshot.kind === 'overview', state.scroll, change);
  useLayoutEffect(keepFocus);
  const ui = useMemo(() => ({ state, change }), [state, change]);
  return (
    <UiContext.Provider value={ui}>
      <Body snapshot={snapshot} progress={progress} />
    </UiContext.Provider>
  );
}
