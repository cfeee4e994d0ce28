/** Keeps the page where the person had scrolled it to, also when it was hidden or had nothing to show for a while. */
import { useEffect, useLayoutEffect, useRef } from 'preact/hooks';
import type { UiState } from './ui.ts';

const restMs = 200;

/** What a person does to a page that is still on its way back to its place. */
const interruptions = ['wheel', 'touchstart', 'pointerdown', 'keydown'] as const;

export function useScroll(isDrawn: boolean, kept: number, change: (part: Partial<UiState>) => void): void {
  const drawn = useRef(false);
  const last = useRef(kept);
  const goal = useRef<number | undefined>(undefined);
  useLayoutEffect(() => {
    if (isDrawn && !drawn.current) goal.current = last.current;
    drawn.current = isDrawn;
    if (!isDrawn || goal.current === undefined) return;
    // What opens asks for its contents first, so the page may not be that long yet.
    window.scrollTo(0, goal.current);
    if (Math.abs(window.scrollY - goal.current) < 1) goal.current = undefined;
  });
  useEffect(() => {
    let timer = 0;
    const remember = (): void => {
      // A page that shrinks because it has nothing to show was not scrolled by anybody.
      if (!drawn.current || goal.current !== undefined) return;
      last.current = window.scrollY;
      window.clearTimeout(timer);
      timer = window.setTimeout(() => {
        change({ scroll: last.current });
      }, restMs);
    };
    const giveUp = (): void => {
      goal.current = undefined;
    };
    window.addEventListener('scroll', remember, { passive: true });
    for (const interruption of interruptions) window.addEventListener(interruption, giveUp, { passive: true });
    return () => {
      window.removeEventListener('scroll', remember);
      for (const interruption of interruptions) window.removeEventListener(interruption, giveUp);
    };
  }, [change]);
}
