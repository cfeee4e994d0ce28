/** Chooses what the page shows and keeps the person's place in it. */
import type { JSX } from 'preact';
import { useCallback, useEffect, useLayoutEffect, useMemo, useState } from 'preact/hooks';
import type { Overview } from '../../server/src/features/overview-types.ts';
import type { PanelSnapshot } from '../src/messages.ts';
import { DataContext, useMessages } from './data.ts';
import { editor } from './editor.ts';
import { keepFocus } from './focus.ts';
import { Report } from './report.tsx';
import { useScroll } from './scroll.ts';
import { Empty, type ScanProgress, Starting, Stopped } from './states.tsx';
import { readUi, UiContext, type UiState } from './ui.ts';

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

/** An empty part of a workspace still lets people choose another one. */
function isEmpty({ state, scopes }: Overview): boolean {
  return state === 'empty' && scopes.length < 2;
}

/** The overview, once there is something in it. */
function reportOf(snapshot: PanelSnapshot): Overview | undefined {
  if (snapshot.kind !== 'overview' || isEmpty(snapshot.overview)) return undefined;
  const { overview } = snapshot;
  return overview.state === 'scanning' && overview.overall.level === null ? undefined : overview;
}

function Body({ snapshot, progress }: { readonly snapshot: PanelSnapshot; readonly progress: ScanProgress }): JSX.Element {
  const overview = reportOf(snapshot);
  if (overview !== undefined) return <Report overview={overview} progress={overview.state === 'scanning' ? progress : undefined} />;
  if (snapshot.kind === 'stopped') return <Stopped />;
  if (snapshot.kind === 'overview' && isEmpty(snapshot.overview)) return <Empty hasFolder={snapshot.hasFolder} />;
  return <Starting progress={progress} />;
}

export function App(): JSX.Element {
  const data = useMessages();
  const [state, change] = useKeptUi();
  useScroll(reportOf(data.snapshot) !== undefined, state.scroll, change);
  useLayoutEffect(keepFocus);
  const ui = useMemo(() => ({ state, change }), [state, change]);
  return (
    <DataContext.Provider value={data}>
      <UiContext.Provider value={ui}>
        <Body snapshot={data.snapshot} progress={data.progress} />
      </UiContext.Provider>
    </DataContext.Provider>
  );
}
