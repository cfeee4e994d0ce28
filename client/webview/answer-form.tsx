/** One question and its answers, by mouse or by keys alone. */
import type { ComponentChildren, JSX, TargetedEvent, TargetedKeyboardEvent } from 'preact';
import { useContext, useEffect, useLayoutEffect, useRef, useState } from 'preact/hooks';
import type { AnswerValue } from '../../server/src/answers/types.ts';
import type { Answerable, Choice } from './choices.ts';
import { DataContext } from './data.ts';
import { post } from './editor.ts';
import { t } from './l10n.ts';
import { useDraft } from './ui.ts';
import { answerSource, answerText } from './words.ts';

type Sent = Pick<Choice, 'value' | 'writes'>;

/** What became of what was sent: undefined while it is under way or nothing was sent. */
function useSending(id: string, onKept: (answer: AnswerValue) => void): readonly [boolean, string, (choice: Sent, note: string) => void] {
  const { answered } = useContext(DataContext);
  const waiting = useRef<AnswerValue | undefined>(undefined);
  const [isSending, setSending] = useState(false);
  const [failure, setFailure] = useState('');
  useEffect(() => {
    const answer = waiting.current;
    if (answered?.id !== id || answer === undefined) return;
    waiting.current = undefined;
    setSending(false);
    if (answered.outcome.kept) onKept(answer);
    else setFailure(answered.outcome.message);
  }, [answered]);
  const send = ({ value, writes }: Sent, note: string): void => {
    if (waiting.current !== undefined) return;
    setFailure('');
    if (writes === undefined) {
      onKept(value);
      return;
    }
    waiting.current = value;
    setSending(true);
    const said = note.trim();
    post({ type: 'answer', id, answer: writes, ...(said === '' ? {} : { note: said }) });
  };
  return [isSending, failure, send];
}

function Earlier({ answerable: { earlier } }: { readonly answerable: Answerable }): JSX.Element | null {
  if (earlier === null) return null;
  const source = answerSource(earlier);
  const said =
    source === '' ? t('Answered: {0}.', answerText(earlier.answer)) : t('Answered: {0} ({1}).', answerText(earlier.answer), source);
  return (
    <p class={earlier.stale ? 'earlier stale' : 'earlier quiet'}>
      {earlier.stale ? `${said} ${t('That is long ago: is it still so?')}` : said}
    </p>
  );
}

interface ChoicesProps {
  readonly parent: string;
  readonly choices: readonly Choice[];
  readonly chosen: AnswerValue | undefined;
  readonly choose: (value: AnswerValue) => void;
}

function Choices({ parent, choices, chosen, choose }: ChoicesProps): JSX.Element {
  return (
    <>
      {choices.map(({ value, key, label }) => (
        <label key={value} class="choice">
          <input
            id={`${parent}:${value}`}
            type="radio"
            name={parent}
            value={value}
            checked={value === chosen}
            aria-keyshortcuts={key}
            onChange={() => {
              choose(value);
            }}
          />
          <span class="label">{label}</span> <kbd aria-hidden="true">{key}</kbd>
        </label>
      ))}
    </>
  );
}

function Remove({ parent, remove }: { readonly parent: string; readonly remove: () => void }): JSX.Element {
  return (
    <>
      {' '}
      <button id={`${parent}:remove`} class="link" type="button" onClick={remove}>
        {t('Remove the Answer')}
      </button>
    </>
  );
}

export interface AnswerFormProps {
  readonly answerable: Answerable;
  readonly parent: string;
  /** The keyboard's place comes here when the form appears. */
  readonly takesFocus: boolean;
  readonly onKept: (answer: AnswerValue) => void;
  /** Further keys, by their letter. */
  readonly keys?: Readonly<Record<string, () => void>>;
  /** Below the question. */
  readonly children?: ComponentChildren;
  /** Beside the button that saves. */
  readonly buttons: ComponentChildren;
}

export function AnswerForm({ answerable, parent, takesFocus, onKept, keys = {}, children, buttons }: AnswerFormProps): JSX.Element {
  const { id, question, earlier, choices } = answerable;
  const [draft, setDraft] = useDraft(id);
  const [isMissing, setMissing] = useState(false);
  const [isSending, failure, send] = useSending(id, (answer) => {
    setDraft(undefined);
    onKept(answer);
  });
  const form = useRef<HTMLFormElement>(null);
  const chosen = draft.answer ?? answerable.chosen;
  const note = draft.note ?? earlier?.note ?? '';
  useLayoutEffect(() => {
    if (!takesFocus) return;
    const radios = [...(form.current?.querySelectorAll<HTMLInputElement>('input[type=radio]') ?? [])];
    (radios.find(({ checked }) => checked) ?? radios[0])?.focus({ preventScroll: true });
    form.current?.scrollIntoView({ block: 'nearest' });
  }, []);
  const give = (value: AnswerValue | undefined): void => {
    const choice = choices.find((each) => each.value === value);
    setMissing(choice === undefined);
    if (choice !== undefined) send(choice, note);
  };
  const press = (event: TargetedKeyboardEvent<HTMLFormElement>): void => {
    if (event.altKey || event.ctrlKey || event.metaKey) return;
    if (event.target instanceof HTMLTextAreaElement) {
      if (event.key !== 'Enter' || event.shiftKey || event.isComposing) return;
      event.preventDefault();
      give(chosen);
      return;
    }
    const letter = event.key.toUpperCase();
    const choice = choices.find(({ key }) => key === letter);
    const other = keys[letter];
    if (choice === undefined && other === undefined) return;
    event.preventDefault();
    if (choice !== undefined) {
      setDraft({ ...draft, answer: choice.value });
      give(choice.value);
    } else if (!isSending) other?.();
  };
  const submit = (event: TargetedEvent<HTMLFormElement>): void => {
    event.preventDefault();
    give(chosen);
  };
  const remove = (): void => {
    if (chosen !== undefined) send({ value: chosen, writes: 'remove' }, '');
  };
  const error = failure === '' && isMissing ? t('Choose an answer first.') : failure;
  return (
    <form ref={form} class="answer-form" onKeyDown={press} onSubmit={submit} aria-busy={isSending}>
      <fieldset aria-describedby={`${parent}:about`}>
        <legend>{question}</legend>
        <div id={`${parent}:about`}>
          {children}
          <Earlier answerable={answerable} />
        </div>
        <Choices
          parent={parent}
          choices={choices}
          chosen={chosen}
          choose={(value) => {
            setMissing(false);
            setDraft({ ...draft, answer: value });
          }}
        />
      </fieldset>
      <label class="note-field">
        <span>{t('Note')}</span>{' '}
        <textarea
          id={`${parent}:note`}
          rows={2}
          maxLength={2000}
          placeholder={t('What the answer rests on')}
          title={t('Enter saves, Shift+Enter begins a line')}
          value={note}
          onInput={({ currentTarget }) => {
            setDraft({ ...draft, note: currentTarget.value });
          }}
        />
      </label>
      <p class="failure" role="alert">
        {error}
      </p>
      <p class="buttons">
        <button id={`${parent}:save`} class="button" type="submit" aria-disabled={isSending}>
          {t('Save')}
        </button>{' '}
        {buttons}
        {answerable.isRemovable ? <Remove parent={parent} remove={remove} /> : null}
      </p>
    </form>
  );
}
