/** What EXPOSE opens. */
import type { Instruction, Word } from '../../facts/dockerfile/types.ts';
import { ownOf, plainOf } from './parts.ts';

export interface ExposedPort {
  readonly word: Word;
  /** Without quotes. */
  readonly text: string;
  /** What stands before the port: an address, a port of the host. */
  readonly host: string | undefined;
  /** `80` or `8000-8010`. */
  readonly port: string;
  readonly protocol: string | undefined;
  readonly known: boolean;
}

export function exposedPorts(instruction: Instruction): readonly ExposedPort[] {
  const own = ownOf(instruction);
  if (own.keyword !== 'EXPOSE') return [];
  return own.words.map((word) => {
    const text = plainOf(word, own);
    const slash = text.lastIndexOf('/');
    const address = slash < 0 ? text : text.slice(0, slash);
    const colon = address.lastIndexOf(':');
    return {
      word,
      text,
      host: colon < 0 ? undefined : address.slice(0, colon),
      port: address.slice(colon + 1),
      protocol: slash < 0 ? undefined : text.slice(slash + 1),
      known: !text.includes('$'),
    };
  });
}
