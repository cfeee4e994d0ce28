/** Places in files, those of a file and of a line together; each leads there. */
import type { JSX } from 'preact';
import type { FilePlace, PlaceRange } from '../../server/src/features/overview-types.ts';
import { post } from './editor.ts';
import { count, t } from './l10n.ts';
import { Path } from './path.tsx';
import { useOpen } from './ui.ts';

/** More than these are shown when asked for. */
const mostLines = 5;

type AnyPlace = FilePlace & { readonly message?: string };

interface LineOfFile {
  readonly line: number;
  readonly range: PlaceRange;
  readonly messages: string[];
}

interface FileWithPlaces {
  readonly uri: string;
  readonly path: string;
  readonly lines: LineOfFile[];
}

/** In the order in which files and lines are named first. */
export function byFile(places: readonly AnyPlace[]): readonly FileWithPlaces[] {
  const files = new Map<string, FileWithPlaces>();
  for (const { uri, path, range, message } of places) {
    const file = files.get(uri) ?? { uri, path, lines: [] };
    files.set(uri, file);
    const { line } = range.start;
    const known = file.lines.find((each) => each.line === line);
    const messages = message === undefined ? [] : [message];
    if (known === undefined) file.lines.push({ line, range, messages });
    else known.messages.push(...messages.filter((each) => !known.messages.includes(each)));
  }
  return [...files.values()];
}

function isWholeFile({ start, end }: PlaceRange): boolean {
  return start.line === 0 && start.character === 0 && end.line === 0 && end.character === 0;
}

interface LineProps {
  readonly file: FileWithPlaces;
  readonly line: LineOfFile;
  readonly id: string;
  /** The path stands above the lines of the file. */
  readonly isBelow: boolean;
}

function Line({ file: { uri, path }, line: { line, range, messages }, id, isBelow }: LineProps): JSX.Element {
  const number = isWholeFile(range) ? '' : `:${String(line + 1)}`;
  return (
    <button
      id={id}
      class={isBelow ? 'place below' : 'place'}
      type="button"
      title={number === '' ? t('Open {0}', path) : t('Go to {0}, line {1}', path, line + 1)}
      onClick={() => {
        post({ type: 'open', uri, range });
      }}
    >
      <span class="path">
        {isBelow ? <span class="unseen">{path}</span> : <Path path={path} />}
        {number}
      </span>{' '}
      {messages.length === 0 ? null : (
        <span class="messages">
          {messages.map((message) => (
            <span key={message} class="message">
              {message}{' '}
            </span>
          ))}
        </span>
      )}
    </button>
  );
}

function File({ file, parent }: { readonly file: FileWithPlaces; readonly parent: string }): JSX.Element {
  const isGrouped = file.lines.length > 1;
  const lines = file.lines.map((line) => (
    <Line
      key={line.line}
      file={file}
      line={line}
      id={`${parent}:${file.uri.replaceAll(':', '_')}:${String(line.line)}`}
      isBelow={isGrouped}
    />
  ));
  if (!isGrouped) return <li>{lines}</li>;
  return (
    <li>
      <p class="file" aria-hidden="true">
        <Path path={file.path} />
      </p>
      {lines}
    </li>
  );
}

export interface PlacesProps {
  readonly places: readonly AnyPlace[];
  /** How many there are; the first ones are given. */
  readonly total: number;
  readonly parent: string;
}

/** The first lines, file by file, up to a number of them. */
function firstLines(files: readonly FileWithPlaces[], most: number): readonly FileWithPlaces[] {
  let left = most;
  return files.flatMap((file) => {
    const lines = file.lines.slice(0, Math.max(0, left));
    left -= lines.length;
    return lines.length === 0 ? [] : [{ ...file, lines }];
  });
}

export function Places({ places, total, parent }: PlacesProps): JSX.Element | null {
  const [all, setAll] = useOpen(`${parent}:all`, false);
  if (places.length === 0) return null;
  const files = byFile(places);
  const lines = files.reduce((sum, file) => sum + file.lines.length, 0);
  const isCut = !all && lines > mostLines + 1;
  const more = total - places.length;
  return (
    <ul class="places">
      {(isCut ? firstLines(files, mostLines) : files).map((file) => (
        <File key={file.uri} file={file} parent={parent} />
      ))}
      {isCut ? (
        <li class="more">
          <button
            id={`${parent}:all`}
            class="link"
            type="button"
            onClick={({ currentTarget }) => {
              const list = currentTarget.closest('ul.places');
              setAll(true);
              // What comes next is where the button was.
              setTimeout(() => {
                list?.querySelectorAll<HTMLElement>('.place').item(mostLines).focus();
              });
            }}
          >
            {t('Show {0} more', lines - mostLines)}
          </button>
        </li>
      ) : more > 0 ? (
        <li class="quiet more">{count(more, 'and {0} more', 'and {0} more')}</li>
      ) : null}
    </ul>
  );
}
