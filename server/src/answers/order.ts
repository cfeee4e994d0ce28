/** The order in which answers stand in their file: that of the model, a section before its practices, and AI as a whole before all. */
import { model } from '../model/model.ts';
import { aiAnswerId } from './types.ts';

let ranks: ReadonlyMap<string, number> | undefined;

/** Unknown ids have none. */
export function rankOf(id: string): number | undefined {
  ranks ??= new Map([aiAnswerId, ...modelIds()].map((one, index) => [one, index]));
  return ranks.get(id);
}

function modelIds(): readonly string[] {
  return model.dimensions
    .flatMap(({ sections }) => sections)
    .flatMap(({ id, cells }) => [id, ...cells.flatMap(({ practices }) => practices.map((one) => one.id))]);
}
