/** The dimensions side by side, as a drawing and as the table that says the same. */
import type { JSX } from 'preact';
import type { OverviewDimension } from '../../server/src/features/overview-types.ts';
import { type Level, levels } from '../../server/src/model/types.ts';
import { t } from './l10n.ts';
import { levelTitle, percent } from './words.ts';

const width = 280;
const top = 12;
const height = 166;
const middle = { x: width / 2, y: 92 };
const radius = 62;

interface Point {
  readonly x: number;
  readonly y: number;
}

/** Clockwise from the top; `far` is 1 at the outermost ring. */
function pointAt(index: number, total: number, far: number): Point {
  const angle = (index / total) * 2 * Math.PI - Math.PI / 2;
  return { x: middle.x + Math.cos(angle) * radius * far, y: middle.y + Math.sin(angle) * radius * far };
}

function pathOf(points: readonly Point[]): string {
  return points.map(({ x, y }) => `${x.toFixed(1)},${y.toFixed(1)}`).join(' ');
}

/** The outermost ring is one level further than the best: with all five the first levels would be too small to see. */
function ringsOf(dimensions: readonly OverviewDimension[]): readonly Level[] {
  const best = Math.max(...dimensions.map(({ level }) => level ?? 1));
  return levels.filter((level) => level <= best + 1);
}

/** The levels that are done and the share of the one being worked on. */
function heightOf({ level, progress }: OverviewDimension): number {
  return level === null ? 0 : level - 1 + progress;
}

/** Beside its corner, and never across the drawing. */
function Label({ name, index, total }: { readonly name: string; readonly index: number; readonly total: number }): JSX.Element {
  const { x, y } = pointAt(index, total, 1.14);
  const side = Math.abs(x - middle.x) < 8 ? 'middle' : x > middle.x ? 'start' : 'end';
  // Long names at the sides go below one another.
  const words = side === 'middle' ? [name] : name.split(' ');
  return (
    <text x={x} y={y + (y < middle.y - radius ? -2 : 4)} text-anchor={side}>
      {words.map((word, line) => (
        <tspan key={word} x={x} dy={line === 0 ? 0 : 13}>
          {word}
        </tspan>
      ))}
    </text>
  );
}

function Drawing({ dimensions }: { readonly dimensions: readonly OverviewDimension[] }): JSX.Element {
  const total = dimensions.length;
  const corners = (far: number): readonly Point[] => dimensions.map((_, index) => pointAt(index, total, far));
  const rings = ringsOf(dimensions);
  const shape = dimensions.map((dimension, index) => pointAt(index, total, heightOf(dimension) / rings.length));
  return (
    <svg class="radar" viewBox={`0 ${String(top)} ${String(width)} ${String(height - top)}`} direction="ltr" aria-hidden="true">
      {rings.map((ring) => (
        <polygon key={ring} class="ring" points={pathOf(corners(ring / rings.length))} />
      ))}
      {corners(1).map((corner, index) => (
        <line key={dimensions[index]?.id} class="ring" x1={middle.x} y1={middle.y} x2={corner.x} y2={corner.y} />
      ))}
      <polygon class="shape" points={pathOf(shape)} />
      {shape.map(({ x, y }, index) => {
        const dimension = dimensions[index];
        return dimension === undefined || dimension.level === null ? null : <circle key={dimension.id} cx={x} cy={y} r="3" />;
      })}
      {rings.map((ring) => (
        <text key={ring} class="ring-name" x={middle.x + 3} y={pointAt(0, total, ring / rings.length).y + 10}>
          {ring}
        </text>
      ))}
      {dimensions.map(({ id, name }, index) => (
        <Label key={id} name={name} index={index} total={total} />
      ))}
    </svg>
  );
}

export function Radar({ dimensions }: { readonly dimensions: readonly OverviewDimension[] }): JSX.Element | null {
  // Fewer corners make no shape, and of nothing there is nothing to see.
  if (dimensions.length < 3 || dimensions.every(({ level }) => level === null)) return null;
  return (
    <div class="dimensions">
      <Drawing dimensions={dimensions} />
      <table class="radar-table">
        <caption class="unseen">{t('The dimensions')}</caption>
        <thead class="unseen">
          <tr>
            <th scope="col">{t('Dimension')}</th>
            <th scope="col">{t('Level')}</th>
            <th scope="col">{t('Met of it')}</th>
          </tr>
        </thead>
        <tbody>
          {dimensions.map(({ id, name, level, progress }) => (
            <tr key={id}>
              <th scope="row">{name}</th>
              <td>{level === null ? t('not assessed') : levelTitle(level)}</td>
              <td class="number">{level === null ? '' : t('{0} %', percent(progress))}</td>
            </tr>
          ))}
        </tbody>
      </table>
    </div>
  );
}
