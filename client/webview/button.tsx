/** What leads elsewhere, drawn as a link. */
import type { ComponentChildren, JSX } from 'preact';
import type { PageMessage } from '../src/messages.ts';
import { post } from './editor.ts';

export interface LinkProps {
  readonly id: string;
  readonly message: PageMessage;
  readonly children: ComponentChildren;
}

/** A link that asks the extension for something. */
export function Link({ id, message, children }: LinkProps): JSX.Element {
  return (
    <button
      id={id}
      class="link"
      type="button"
      onClick={() => {
        post(message);
      }}
    >
      {children}
    </button>
  );
}
