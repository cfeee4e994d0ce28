/** Keeps the keyboard's place when a new snapshot takes away what had the focus. */
let last = '';

/** Remembers what has the focus. */
export function watchFocus(): void {
  document.addEventListener('focusin', ({ target }) => {
    last = target instanceof HTMLElement ? target.id : '';
  });
}

/** Called after drawing. Ids are paths with ":" between the parts: what is gone hands the focus to what it was in. */
export function keepFocus(): void {
  if (last === '' || document.activeElement !== document.body || !document.hasFocus()) return;
  for (let id = last; id !== ''; id = id.slice(0, Math.max(0, id.lastIndexOf(':')))) {
    const element = document.getElementById(id);
    element?.focus({ preventScroll: true });
    if (element !== null && document.activeElement === element) return;
  }
}
