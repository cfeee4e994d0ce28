/** Where each application and folder stands, the weakest first. */
import { percentOf } from '../assessment/percent.ts';
import { levelText } from '../features/expectation.ts';
import { listOf } from '../features/scope-survey.ts';
import { padEnd, padStart, printable, widthOf } from './layout.ts';
import type { Scan } from './scan.ts';
import type { Style } from './style.ts';

/** Nothing where there is only the whole. */
export function scopeTable({ scopes, scope }: Scan, width: number, style: Style): readonly string[] {
  if (scopes.length < 2) return [];
  const rows = listOf(scopes).map(({ id, name, path, level, progress, files }) => ({
    name: printable(id === scope.scope ? `${name} *` : name),
    level: level === null ? 'not assessed' : levelText(level),
    progress: level === null ? '' : percentOf(progress),
    files: `${String(files)} ${files === 1 ? 'file' : 'files'}`,
    path: path === name ? '' : printable(path),
  }));
  const names = Math.max(...rows.map(({ name }) => widthOf(name)));
  const levels = Math.max(...rows.map(({ level }) => level.length));
  const counts = Math.max(...rows.map(({ files }) => files.length));
  return [
    style.bold('Scopes'),
    ...rows.map(({ name, level, progress, files, path }) => {
      const start = `    ${padEnd(name, names)}  ${padEnd(level, levels)}  ${padStart(progress, 5)}  ${padStart(files, counts)}`;
      return path === '' || widthOf(start) + widthOf(path) + 2 > width ? start : `${start}  ${style.dim(path)}`;
    }),
  ];
}
