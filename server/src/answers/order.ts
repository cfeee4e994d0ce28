/** The order in which answers stand in their file: that of the model, a section before its practices. */
import { model } from '../model/model.ts';

let ranks: ReadonlyMap<string, number> | undefined;

/** Unknown ids have none. */
export function rankOf(id: string): number | undefined {
  ranks ??= new Map(
    model.dimensions
      .flatMap(({ sections }) =>
        sections.flatMap(({ id: section, cells }) => [section, ...cells.flatMap(({ practices }) => practices.map((one) => one.id))]),
      )
      .map((one, index) => [one, index]),
  );
  return ranks.get(id);
}
