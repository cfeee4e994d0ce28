/** The trend of a report as a drawing without scripts. */
import { escapeHtml } from './escape.ts';
import type { TrendPoint } from './trend.ts';

const width = 640;
const height = 200;
const left = 28;
const edge = 8;
const levels = [1, 2, 3, 4, 5];

function across(x: number): number {
  return Math.round((left + x * (width - left - edge)) * 10) / 10;
}

function down(level: number): number {
  return Math.round((height - edge - (level / 5) * (height - 2 * edge)) * 10) / 10;
}

export function trendSvg(label: string, points: readonly TrendPoint[]): string {
  const lines = levels.map(
    (level) =>
      `<line class="grid" x1="${String(left)}" x2="${String(width - edge)}" y1="${String(down(level - 1))}" y2="${String(down(level - 1))}"/>` +
      `<text x="${String(left - 8)}" y="${String(down(level - 1) + 4)}" text-anchor="end">${String(level)}</text>`,
  );
  const path = points.map(({ x, height: at }) => `${String(across(x))},${String(down(at))}`).join(' ');
  const dots = points.map(({ x, height: at }) => `<circle cx="${String(across(x))}" cy="${String(down(at))}" r="3"/>`);
  return `<svg class="trend" viewBox="0 0 ${String(width)} ${String(height)}" role="img" aria-label="${escapeHtml(label)}">${lines.join('')}<polyline points="${path}"/>${dots.join('')}</svg>`;
}
