/** Commands that code lenses and actions call in the client, with their arguments. */
import type { PlaceRange } from './overview-types.ts';

export const clientCommands = {
  /** [guidanceId] */
  showGuidance: 'cloudNativeMaturity.showGuidance',
  /** [uri, places: ShownPlace[]] */
  showPlaces: 'cloudNativeMaturity.showPlaces',
  openPanel: 'cloudNativeMaturity.openPanel',
} as const;

export interface ShownPlace {
  readonly range: PlaceRange;
  readonly message: string;
}
