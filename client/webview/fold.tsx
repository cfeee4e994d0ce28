/** A heading that shows or hides what is below it. */
import type { ComponentChildren, JSX } from 'preact';
import { Chevron } from './icons.tsx';
import { useOpen } from './ui.ts';

export interface FoldProps {
  /** Also the name under which it is remembered. */
  readonly id: string;
  readonly class?: string;
  readonly openByDefault?: boolean;
  readonly summary: ComponentChildren;
  readonly children: ComponentChildren;
}

export function Fold({ id, summary, children, openByDefault = false, class: name = '' }: FoldProps): JSX.Element {
  const [open, setOpen] = useOpen(id, openByDefault);
  return (
    <details
      class={`fold ${name}`}
      open={open}
      onToggle={({ currentTarget }) => {
        setOpen(currentTarget.open);
      }}
    >
      <summary id={id}>
        <Chevron />
        {summary}
      </summary>
      {open ? <div class="content">{children}</div> : null}
    </details>
  );
}
