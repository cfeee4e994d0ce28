/** The objects in YAML documents, lists of objects taken apart. */
import { say } from '../../texts/texts.ts';
import type { ReadDocument } from './read.ts';
import { isEmptyDocument } from './read.ts';
import { field, path, text } from './value.ts';
import type { Mapping, Value } from './value.ts';

export interface ReadObjects {
  readonly objects: readonly Mapping[];
  /** What is wrong, with the document (or value) that it is wrong with. */
  readonly faults: readonly { readonly document: ReadDocument; readonly message: string }[];
}

export function objectsOf(documents: readonly ReadDocument[]): ReadObjects {
  const objects: Mapping[] = [];
  const faults: { document: ReadDocument; message: string }[] = [];
  const queue: { readonly value: Value; readonly document: ReadDocument }[] = [];
  for (const document of documents) {
    if (isEmptyDocument(document)) continue;
    if (document.root === undefined) faults.push({ document, message: say`This is not valid YAML` });
    else queue.push({ value: document.root, document });
  }
  const alone = queue.length === 1;
  for (let next = queue.shift(), first = true; next; next = queue.shift(), first = false) {
    const { value, document } = next;
    const kind = text(field(value, 'kind')) ?? '';
    const list = kind.endsWith('List') ? field(value, 'items') : undefined;
    if (list) {
      const inner = list.kind === 'list' ? list.items.map((item) => ({ value: item, document })) : [];
      // A plain list on its own stands for its items, any other gives them last.
      if (alone && first) queue.unshift(...inner);
      else queue.push(...inner);
      continue;
    }
    const named = path(value, 'metadata', 'name')?.kind === 'scalar' || kind.endsWith('List');
    if (value.kind === 'map' && value.fields.length === 0) continue;
    if (value.kind !== 'map' || kind === '' || !named)
      faults.push({ document, message: say`This is no Kubernetes object: it has no kind or no name` });
    else objects.push(value);
  }
  return { objects, faults };
}
