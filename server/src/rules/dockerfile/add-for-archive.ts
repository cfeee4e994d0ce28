import type { Instruction } from '../../facts/dockerfile/types.ts';
import type { ShellCommand } from '../../syntax/shell/tree.ts';
import { say } from '../../texts/texts.ts';
import { outcomeOf, type Verdict } from './commands.ts';
import { fixOf } from './shell-edit.ts';
import { casedLike, lineStart } from './text.ts';
import { defineRule } from '../rule.ts';

export const addForArchive = defineRule({
  id: 'add-for-archive',
  title: 'Archive copied and unpacked by hand',
  family: 'dockerfile',
  practice: 'technology/container-and-runtime-management/2/container-hygiene',
  category: 'efficiency',
  default: 'optional',
  subject: 'stage',
  crossFile: false,
  severity: 'warning',
  check({ instructions }) {
    return outcomeOf(
      instructions.flatMap((copy): readonly Verdict[] => {
        const archive = archiveOf(copy);
        if (archive === undefined) return [];
        const found = unpackingOf(instructions, copy, archive);
        if (!found) return ['met'];
        const { start, end } = copy.keywordSpan;
        return [
          {
            start,
            end,
            message: say`Archive "${archive}" is copied and then unpacked by "${found.command.name}", which ADD does in one step.`,
          },
        ];
      }),
    );
  },
  fixSafety: 'review',
  fix({ instructions }, { start }, { text }) {
    const copy = instructions.find((instruction) => instruction.keywordSpan.start === start);
    const archive = copy && archiveOf(copy);
    const found = copy && archive !== undefined ? unpackingOf(instructions, copy, archive) : undefined;
    const target = copy?.words.at(-1);
    if (!copy || !found || !target) return undefined;
    const { run, command } = found;
    const at = command.words.findIndex(({ text: word }) => word === '-C' || word === '--directory');
    const folder = command.words[at + 1];
    const others = run.script.commands.filter((one) => one !== command);
    // Only where the RUN does nothing else but to remove the archive.
    if (
      at < 0 ||
      !folder?.known ||
      run.flags.length > 0 ||
      others.some(({ name, words }) => name !== 'rm' || !(words.at(-1)?.text ?? '').endsWith(archive ?? ''))
    )
      return undefined;
    const next = text.indexOf('\n', run.end);
    const keyword = casedLike('ADD', text.slice(copy.keywordSpan.start, copy.keywordSpan.end));
    return fixOf(
      say`Let ADD unpack it`,
      'review',
      { ...copy.keywordSpan, text: keyword },
      { start: target.start, end: target.end, text: folder.text.endsWith('/') ? folder.text : `${folder.text}/` },
      { start: lineStart(text, run.start), end: next < 0 ? text.length : next + 1, text: '' },
    );
  },
  rationale:
    'The copy keeps the packed archive in a layer of its own, and a later `rm` cannot take it out. `ADD` unpacks a local tar archive on its way into the image, so only the files arrive. Some prefer the plain copy for being explicit: the rule is optional.',
  how: [
    'Write `ADD archive.tar.gz /target/` and remove the `tar` command.',
    'For zip archives, or to keep control, unpack with `RUN --mount=type=bind,source=archive.tar.gz,target=/tmp/a.tgz tar xzf /tmp/a.tgz`.',
  ],
  example: {
    language: 'dockerfile',
    bad: 'FROM debian:13-slim\nCOPY site.tar.gz /tmp/\nRUN tar -xzf /tmp/site.tar.gz -C /srv\n',
    good: 'FROM debian:13-slim\nADD site.tar.gz /srv/\n',
  },
  hoverOn: ['COPY', 'ADD'],
  equivalents: { hadolint: ['DL3010'] },
});

const packed = /\.(?:tar|t?gz|tgz|bz2|tbz2?|xz|txz|tar\.(?:gz|bz2|xz|zst))$/;

/** The file name of the one tar archive that a COPY takes from the context. */
function archiveOf({ keyword, words, flags }: Instruction): string | undefined {
  const [source] = words;
  if (keyword !== 'COPY' || words.length !== 2 || !source || !packed.test(source.text) || /[*?$]/.test(source.text)) return undefined;
  return flags.some(({ name }) => name === 'from') ? undefined : source.text.slice(source.text.lastIndexOf('/') + 1);
}

/** The command of the same stage that unpacks it. */
function unpackingOf(
  instructions: readonly Instruction[],
  copy: Instruction,
  archive: string,
): { readonly run: Instruction; readonly command: ShellCommand } | undefined {
  for (const run of instructions) {
    if (run.keyword !== 'RUN' || run.start < copy.start) continue;
    const command = run.script.commands.find(
      (one) => unpacks(one) && one.words.some(({ text }) => text === archive || text.endsWith(`/${archive}`)),
    );
    if (command) return { run, command };
  }
  return undefined;
}

function unpacks({ name, words }: ShellCommand): boolean {
  return (
    /^(?:bsd)?tar$/.test(name) &&
    words.slice(1).some(({ text }, index) => (index === 0 ? /^-?[a-zA-Z]*x/ : /^-[a-zA-Z]*x|^--(?:extract|get)$/).test(text))
  );
}
