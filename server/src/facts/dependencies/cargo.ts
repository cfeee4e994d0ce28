import { tomlLines } from './toml.ts';
import type { Dependency } from './types.ts';

const table = /^(?:workspace\.|target\..+\.)?(?:dev-|build-)?dependencies(?:\.([\w-]+))?$/;

/** `Cargo.toml`. */
export function readCargo(text: string): readonly Dependency[] {
  const found = new Map<string, Dependency>();
  for (const line of tomlLines(text)) {
    const match = table.exec(line.table);
    if (!match) continue;
    const name = match[1] ?? line.key.split('.')[0] ?? '';
    if (name === '' || found.has(name)) continue;
    const place = match[1] === undefined ? line : line.header;
    const start = place.start + (match[1] === undefined ? place.text.indexOf(name) : place.text.lastIndexOf(name));
    found.set(name, { ecosystem: 'cargo', name, start, end: start + name.length });
  }
  return [...found.values()];
}
