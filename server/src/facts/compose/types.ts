import type { MapNode, Span } from '../../syntax/tree.ts';

/** One service of a Compose file. */
export interface ComposeService {
  readonly name: string;
  readonly node: MapNode;
  /** Its key: a problem there means that something is missing. */
  readonly anchor: Span;
  /** A part only: an override, or a service that takes the rest from another file. What it does not say, it may still have. */
  readonly fragment: boolean;
  /** The service of the same file that it extends. */
  readonly extended: ComposeService | undefined;
}
