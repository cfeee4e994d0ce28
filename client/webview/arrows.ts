/** Arrow keys move among the cells of the profile, which the Tab key enters and leaves in one step per dimension. */

const moves: Readonly<Record<string, readonly [rows: number, columns: number]>> = {
  ArrowLeft: [0, -1],
  ArrowRight: [0, 1],
  ArrowUp: [-1, 0],
  ArrowDown: [1, 0],
  Home: [0, -Infinity],
  End: [0, Infinity],
};

/** Moves the focus when a cell has it and the key is one of these. */
export function moveAmongCells(event: KeyboardEvent): void {
  const move = moves[event.key];
  if (!move || event.altKey || event.ctrlKey || event.metaKey || event.shiftKey) return;
  const { target, currentTarget } = event;
  if (!(currentTarget instanceof HTMLElement) || !(target instanceof HTMLElement) || !target.classList.contains('cell')) return;
  const rows = [...currentTarget.querySelectorAll('tr.section')].map((row) => [...row.querySelectorAll<HTMLElement>('.cell')]);
  const row = rows.findIndex((cells) => cells.includes(target));
  const column = rows[row]?.indexOf(target) ?? -1;
  const [down, right] = getComputedStyle(currentTarget).direction === 'rtl' ? [move[0], -move[1]] : move;
  const cells = rows[row + down];
  const next = cells?.[Math.max(0, Math.min(column + right, cells.length - 1))];
  if (!next) return;
  event.preventDefault();
  next.focus();
}
