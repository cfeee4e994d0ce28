import type { Instruction } from '../../facts/dockerfile/types.ts';
import { say } from '../../texts/texts.ts';
import { defineRule, met, notApplicable, unmet, type Edit } from '../rule.ts';
import { imageStages, lastOf, runsOnWindows, startCommand } from './stages.ts';

const replacesShell = /(?:^|&&|\|\||;)\s*exec\s+[^;&|]*$/;

const brokenArray = /^\[\s*['"]/;

// Words that mean the same to a shell and to the kernel.
const bareWord = /^[\w@%+:,./-][\w@%+=:,./-]*$/;
const quotedWord = /^(["'])([\w @%+=:,./-]*)\1$/;
const assignment = /^[A-Za-z_]\w*=/;
const shellOnly: ReadonlySet<string> = new Set(
  '. : alias bg break case cd command continue do eval exit export fg for function if jobs let local read readonly return select set shift source time times trap type ulimit umask unalias unset until wait while'.split(
    ' ',
  ),
);
const shellProgram = /(?:^|\/)(?:ba|da|a|z|k)?sh$/;

export const cmdEntrypointShellForm = defineRule({
  id: 'cmd-entrypoint-shell-form',
  title: 'CMD or ENTRYPOINT in shell form',
  family: 'dockerfile',
  practice: 'technology/application-patterns-and-refactoring/1/instance-loss-tolerated',
  category: 'reliability',
  default: 'on',
  subject: 'instruction',
  crossFile: false,
  severity: 'warning',
  check(instruction) {
    const { keyword, keywordSpan, json, argumentSpan } = instruction;
    if ((keyword !== 'CMD' && keyword !== 'ENTRYPOINT') || !argumentSpan) return notApplicable;
    // Only what a container of the built image starts; other stages' commands and overridden ones start nothing.
    const stages = imageStages(instruction.dockerfile);
    const { entrypoint, cmd } = startCommand(stages);
    if ((instruction !== entrypoint && instruction !== cmd) || runsOnWindows(stages)) return notApplicable;
    // An entry point in shell form takes no arguments: CMD is never looked at.
    if (instruction === cmd && entrypoint && !entrypoint.json) return notApplicable;
    if (json || replacesShell.test(commandOf(instruction))) return met;
    // Who names the shell has decided for one.
    if (stages.some((stage) => lastOf(stage, 'SHELL')?.json)) return notApplicable;
    const form = brokenArray.test(commandOf(instruction)) ? say`is no valid JSON array and so` : say`in shell form`;
    return unmet({
      ...keywordSpan,
      message: say`${keyword} ${form} starts a shell in front of the process, which may not pass on the signal to stop.`,
    });
  },
  fixSafety: 'safe',
  fix(instruction) {
    const edits = execForm(instruction);
    return edits && { title: say`Use the exec (JSON) form`, safety: 'safe', edits };
  },
  rationale:
    'The shell form runs `/bin/sh -c` with the command as its child. The runtime sends SIGTERM to the first process only, and a shell does not pass it on: the application never hears that it is to stop, is killed after the grace period, and drops the requests it was serving. Some shells replace themselves by a single command, but which shell an image has is not in the file. The JSON form starts the application itself; `exec` in front of the command does the same where a shell is needed. The command that the last stage ends up with is judged, HEALTHCHECK is not, nor are images for Windows and those that name their shell with SHELL.',
  how: [
    'Write the command as a JSON array, one string a word: `CMD ["node", "server.js"]`.',
    'Where variables or several commands are needed, put them in a script that ends with `exec`, or write `CMD exec java $JAVA_OPTS -jar app.jar`.',
    'Check it: `docker stop` should return at once and not after ten seconds.',
  ],
  example: {
    language: 'dockerfile',
    bad: 'FROM node:24-slim\nCMD node server.js\n',
    good: 'FROM node:24-slim\nCMD ["node", "server.js"]\n',
  },
  hoverOn: ['CMD', 'ENTRYPOINT'],
  equivalents: {
    hadolint: ['DL3025'],
    buildkit: ['JSONArgsRecommended'],
  },
});

function commandOf({ words }: Instruction): string {
  return words.map(({ text }) => text).join(' ');
}

/** Turns each word into a JSON string where it stands, so that continuations and comments between them stay. */
function execForm(instruction: Instruction): readonly [Edit, ...Edit[]] | undefined {
  const { words, flags, keyword, dockerfile } = instruction;
  const { entrypoint, cmd } = startCommand(imageStages(dockerfile));
  if (flags.length > 0 || shellOnly.has(words[0]?.text ?? '') || assignment.test(words[0]?.text ?? '')) return undefined;
  // With the entry point in JSON form, a CMD that was ignored so far would become its arguments.
  if (keyword === 'ENTRYPOINT' && cmd) return undefined;
  // A shell as the entry point would take the second word for its own argument.
  if (keyword === 'CMD' && shellProgram.test(entrypoint?.json?.[0] ?? '')) return undefined;
  const edits: Edit[] = [];
  for (const [index, word] of words.entries()) {
    const plain = bareWord.test(word.text) ? word.text : quotedWord.exec(word.text)?.[2];
    if (plain === undefined || word.end - word.start !== word.text.length) return undefined;
    const text = `${index === 0 ? '[' : ''}"${plain}"${index < words.length - 1 ? ',' : ']'}`;
    edits.push({ start: word.start, end: word.end, text });
  }
  const [first, ...rest] = edits;
  return first && [first, ...rest];
}
