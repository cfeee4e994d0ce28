/** A path that breaks between its folders where it is too long for a line. */
import { Fragment, type JSX } from 'preact';

export function Path({ path }: { readonly path: string }): JSX.Element {
  return (
    <>
      {path.split(/(?<=\/)/u).map((part, index) => (
        <Fragment key={index}>
          {index === 0 ? null : <wbr />}
          {part}
        </Fragment>
      ))}
    </>
  );
}
