/** Leads to places in files: at once where there is one, by a list with a preview where there are several. */
import { l10n, type QuickPickItem, Range, TextEditorRevealType, Uri, window } from 'vscode';
import * as v from 'valibot';
import type { PlaceRange } from '../../server/src/features/overview-types.ts';
import { rangeSchema } from './messages.ts';

const argumentsSchema = v.object({
  uri: v.string(),
  places: v.array(v.object({ range: rangeSchema, message: v.string() })),
});

/** A file and places in it. */
export type Places = v.InferOutput<typeof argumentsSchema>;

/** Checks a command's arguments, which any extension may have written. */
export function readPlaces(uri: unknown, places: unknown): Places {
  return v.parse(argumentsSchema, { uri, places });
}

/** Shows a place in an editor. */
export async function openPlace(uri: string, range: PlaceRange, preserveFocus = false): Promise<void> {
  const { start, end } = range;
  const selection = new Range(start.line, start.character, end.line, end.character);
  const editor = await window.showTextDocument(Uri.parse(uri, true), { selection, preserveFocus, preview: true });
  editor.revealRange(selection, TextEditorRevealType.InCenterIfOutsideViewport);
}

interface PlaceItem extends QuickPickItem {
  readonly range: PlaceRange;
}

/** Leads to the places of a file. */
export async function showPlaces({ uri, places }: Places): Promise<void> {
  const [first] = places;
  if (first === undefined) {
    void window.showInformationMessage(l10n.t('Nothing is missed here up to the target level.'));
    return;
  }
  if (places.length === 1) {
    await openPlace(uri, first.range);
    return;
  }
  const before = window.activeTextEditor;
  const selection = before?.selection;
  const items = places.map(({ range, message }): PlaceItem => {
    return { label: message, description: l10n.t('line {0}', range.start.line + 1), range };
  });
  const picked = await window.showQuickPick(items, {
    title: l10n.t('What is missed here'),
    placeHolder: l10n.t('Choose a place to go to'),
    matchOnDescription: true,
    onDidSelectItem: (item) => {
      const place = items.find((each) => each === item);
      if (place !== undefined) void openPlace(uri, place.range, true);
    },
  });
  if (picked !== undefined) await openPlace(uri, picked.range);
  else if (before !== undefined && selection !== undefined) await window.showTextDocument(before.document, { selection });
}
