/** Answers kept in the file of a folder, which is read again before each change: someone may have it open in an editor. */
import { answersFileName } from '../../answers/types.ts';
import { putAnswer, removeAnswer } from '../../answers/write.ts';
import { childUri } from '../../files/uri.ts';
import { messageOf } from '../../files/work.ts';
import type { Edit } from '../../rules/rule.ts';
import { applyEdits } from '../../features/edits.ts';
import { loadAnswers } from '../answers-file.ts';
import { UsageError } from '../exit-code.ts';
import type { Host } from '../host.ts';
import type { AnswerStore } from './interview.ts';

export function fileStore(folder: string, base: string, host: Host): AnswerStore {
  const uri = childUri(folder, answersFileName);
  const change = async (edit: (text: string | undefined) => readonly Edit[] | undefined): Promise<void> => {
    const text = (await loadAnswers(folder, base, host))?.text;
    const edits = edit(text);
    if (!edits)
      throw new UsageError(`${answersFileName} leaves no sure place for an answer. Mend what \`cnmaturity scan\` says of it first.`);
    if (edits.length === 0) return;
    const changed = applyEdits(text ?? '', edits);
    try {
      await host.writeFile(uri, changed);
    } catch (error) {
      throw new UsageError(`${answersFileName} cannot be written: ${messageOf(error)}`);
    }
  };
  return {
    put: async (id, answer) => change((text) => putAnswer(text, id, answer)),
    remove: async (id) => change((text) => (text === undefined ? [] : removeAnswer(text, id))),
  };
}
