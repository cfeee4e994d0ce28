/** Where evidence stands, for people: in files that were read, and in those that are only looked at when somebody asks. */
import { TextDocument } from 'vscode-languageserver-textdocument';
import type { Place } from '../signals/find.ts';
import type { FilePlace, PlaceRange } from './overview-types.ts';
import type { Places } from './overview.ts';

export interface EvidencePlaces extends Places {
  /** The text of a file whose lines nobody keeps; undefined where it cannot be read. */
  readonly textOf: (uri: string) => Promise<string | undefined>;
}

const fileStart: PlaceRange = { start: { line: 0, character: 0 }, end: { line: 0, character: 0 } };

/** A file that counts by being there, or that is gone since, is shown from its start. */
export async function placesOf(found: readonly Place[], places: EvidencePlaces): Promise<readonly FilePlace[]> {
  return Promise.all(
    found.map(async ({ uri, start, end }): Promise<FilePlace> => {
      const path = places.pathOf(uri);
      if (start === end) return { uri, path, range: fileStart };
      const known = places.rangeIn(uri, { start, end });
      if (known) return { uri, path, range: known };
      const text = await places.textOf(uri);
      if (text === undefined) return { uri, path, range: fileStart };
      const document = TextDocument.create(uri, '', 0, text);
      return { uri, path, range: { start: document.positionAt(start), end: document.positionAt(end) } };
    }),
  );
}
