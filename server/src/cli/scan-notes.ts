/** What a scan says besides findings: of suppressions, and of what a baseline held back. */
import type { BaselineUse } from './baselines.ts';
import { printable, wrap } from './layout.ts';
import type { PlacedRemark } from './places.ts';
import type { Style } from './style.ts';
import { toolName } from './tool.ts';

export interface ScanNotes {
  readonly remarks: readonly PlacedRemark[];
  readonly baselines: readonly BaselineUse[];
}

export function remarkLines(remarks: readonly PlacedRemark[], width: number, style: Style): readonly string[] {
  if (remarks.length === 0) return [];
  return [
    style.bold('Suppressions'),
    ...remarks.flatMap(({ id, message, severity, file, range: { start } }) => [
      `  ${style.dim(`${printable(file)}:${String(start.line + 1)}:${String(start.character + 1)}`)}`,
      ...wrap(`${printable(message)} (${id})`, width - 6).map(
        (line, index) => `    ${index > 0 ? ' ' : severity === 'warning' ? style.yellow('!') : style.dim('·')} ${line}`,
      ),
    ]),
  ];
}

export function baselineLines(uses: readonly BaselineUse[], width: number): readonly string[] {
  return uses
    .filter(({ gone }) => gone > 0)
    .flatMap(({ file, gone }) =>
      wrap(
        `${printable(file)} names ${String(gone)} ${gone === 1 ? 'finding' : 'findings'} that ${gone === 1 ? 'is' : 'are'} no more: run \`${toolName} baseline\` to shrink it.`,
        width,
      ),
    );
}
