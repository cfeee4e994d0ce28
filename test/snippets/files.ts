/** The snippets that the extension contributes, as its manifest names them. */
import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import * as v from 'valibot';
import { fromRoot } from '../../scripts/lib/paths.ts';

const manifestSchema = v.object({ contributes: v.object({ snippets: v.array(v.object({ language: v.string(), path: v.string() })) }) });
const fileSchema = v.record(v.string(), v.strictObject({ prefix: v.string(), description: v.string(), body: v.array(v.string()) }));

export interface Snippet {
  readonly name: string;
  readonly prefix: string;
  readonly description: string;
  readonly body: string;
  readonly level: number;
  readonly levelName: string;
  readonly section: string;
  /** The file that holds it, without folder and extension. */
  readonly file: string;
}

const described = /^Level (?<level>[1-5]) \((?<name>\w+)\) · (?<section>[^:]+): (?<what>\S.*[^.])$/u;

export function contributed(): readonly { readonly language: string; readonly path: string }[] {
  return v.parse(manifestSchema, JSON.parse(readFileSync(fromRoot('package.json'), 'utf8'))).contributes.snippets;
}

export function allSnippets(): readonly Snippet[] {
  const paths = [...new Set(contributed().map(({ path }) => path))];
  return paths.flatMap((path) => {
    const file = /(?<name>[\w-]+)\.json$/u.exec(path)?.groups?.['name'] ?? path;
    return Object.entries(v.parse(fileSchema, JSON.parse(readFileSync(fromRoot(path), 'utf8')))).map(
      ([name, { prefix, description, body }]): Snippet => {
        const place = described.exec(description)?.groups;
        assert.ok(place, `The description of "${name}" says level, section and what it is: ${description}`);
        return {
          name,
          prefix,
          description,
          body: body.join('\n'),
          level: Number(place['level']),
          levelName: place['name'] ?? '',
          section: place['section'] ?? '',
          file,
        };
      },
    );
  });
}
