/** The commands of RUN, as rules look at them: a tool, its subcommand, flags and operands. */
import { assignmentsOf } from '../../facts/dockerfile/assignments.ts';
import type { Dockerfile, Instruction, Stage } from '../../facts/dockerfile/types.ts';
import type { ShellCommand, ShellScript, ShellWord } from '../../syntax/shell/tree.ts';
import { unquote } from '../../syntax/dockerfile/words.ts';
import { say } from '../../texts/texts.ts';
import { met, notApplicable, unknown, unmet, type Outcome, type Problem } from '../rule.ts';
import { imageStages } from './stages.ts';

/** A command line tool with subcommands. */
export interface Tool {
  readonly name: RegExp;
  /** Flags that take the next word as their value. */
  readonly valued: RegExp;
}

export interface Invocation {
  readonly run: Instruction;
  readonly command: ShellCommand;
  readonly name: string;
  readonly nameWord: ShellWord;
  readonly subcommand: ShellWord | undefined;
  /** With the values that stand in words of their own left out. */
  readonly flags: readonly ShellWord[];
  readonly operands: readonly ShellWord[];
  /** An expansion stands where flags do: there may be more than those. */
  readonly open: boolean;
}

/** The RUN that an instruction is, or that its ONBUILD triggers. */
export function runOf(instruction: Instruction): Instruction | undefined {
  if (instruction.keyword === 'RUN') return instruction;
  return instruction.trigger?.keyword === 'RUN' ? instruction.trigger : undefined;
}

const imageLayers = new WeakMap<Dockerfile, ReadonlySet<Stage>>();

/** Whether the layers of this instruction are in the image that the file ends with. */
export function isInImage({ stage, dockerfile }: Instruction): boolean {
  let stages = imageLayers.get(dockerfile);
  if (!stages) imageLayers.set(dockerfile, (stages = new Set(imageStages(dockerfile))));
  return stage !== undefined && stages.has(stage);
}

// Many rules ask for the same uses of the same tool.
const known = new WeakMap<ShellScript, Map<Tool, readonly Invocation[]>>();
const none: readonly Invocation[] = [];

/** The uses of a tool in a RUN, of these subcommands only. */
export function invocationsOf(run: Instruction, tool: Tool, subcommands?: RegExp): readonly Invocation[] {
  const { script } = run;
  let ofTools = known.get(script);
  if (!ofTools) known.set(script, (ofTools = new Map<Tool, readonly Invocation[]>()));
  let all = ofTools.get(tool);
  if (!all) ofTools.set(tool, (all = allInvocationsOf(run, tool)));
  if (!subcommands || all === none) return all;
  return all.filter(({ subcommand }) => subcommand?.known === true && subcommands.test(subcommand.text));
}

function allInvocationsOf(run: Instruction, tool: Tool): readonly Invocation[] {
  const found: Invocation[] = [];
  for (const command of run.script.commands) {
    const module = isModule(command);
    if (!module && !tool.name.test(command.name)) continue;
    const words: readonly ShellWord[] = module ? command.words.slice(2) : command.words;
    const [first] = words;
    if (!first || (module && !tool.name.test(first.text))) continue;
    found.push({ run, command, nameWord: first, name: first.text, ...sorted(words.slice(1), tool) });
  }
  return found.length > 0 ? found : none;
}

/** `python -m pip install` */
function isModule({ name, words }: ShellCommand): boolean {
  return words[1]?.text === '-m' && /^python[\d.]*$/.test(name);
}

function sorted(words: readonly ShellWord[], tool: Tool): Pick<Invocation, 'subcommand' | 'flags' | 'operands' | 'open'> {
  let subcommand: ShellWord | undefined;
  const flags: ShellWord[] = [];
  const operands: ShellWord[] = [];
  let open = false;
  for (let i = 0; i < words.length; i++) {
    const word = words[i];
    if (!word) continue;
    if (word.text.startsWith('-') && word.text !== '-') {
      flags.push(word);
      if (tool.valued.test(word.text)) i++;
    } else if (!word.known && word.text.startsWith('$') && operands.length === 0) {
      open = true;
      if (subcommand) operands.push(word);
    } else if (subcommand) operands.push(word);
    else subcommand = word;
  }
  return { subcommand, flags, operands, open };
}

/** Whether one of these flags is given: single letters alone or in a cluster, long ones with or without a value. */
export function hasFlag({ flags }: Pick<Invocation, 'flags'>, letters: string, ...long: readonly string[]): boolean {
  return flags.some(({ text }) => {
    if (text.startsWith('--')) return long.includes(text.split('=')[0] ?? '');
    return text.split('').some((letter, index) => index > 0 && letters.includes(letter)) || long.includes(text);
  });
}

/** What was found out about one place. */
export type Verdict = 'met' | 'unknown' | Problem;

/** The outcome of a subject from those of its places. */
export function outcomeOf(verdicts: readonly Verdict[]): Outcome {
  const problems = verdicts.filter((verdict) => typeof verdict === 'object');
  const [first, ...rest] = problems;
  if (first) return unmet(first, ...rest);
  if (verdicts.length === 0) return notApplicable;
  return verdicts.includes('unknown') ? unknown : met;
}

/** Judges each of a RUN's uses of a tool. */
export function judgeEach(
  instruction: Instruction,
  tool: Tool,
  subcommands: RegExp | undefined,
  judge: (invocation: Invocation) => Verdict | undefined,
): Outcome {
  const run = runOf(instruction);
  if (!run) return notApplicable;
  const uses = invocationsOf(run, tool, subcommands);
  if (uses.length === 0) return notApplicable;
  const verdicts = uses.map(judge);
  return outcomeOf(verdicts.filter((verdict) => verdict !== undefined));
}

/** The use of a tool whose subcommand, or name, stands where a problem is. */
export function invocationAt(instruction: Instruction, tool: Tool, { start }: Problem): Invocation | undefined {
  const run = runOf(instruction);
  return run && invocationsOf(run, tool).find(({ command }) => command.start <= start && start < command.end);
}

/** The folders that a RUN has mounted for its duration: what is written there is not in the layer. */
export function mountsAt(run: Instruction, types: RegExp): readonly string[] {
  return run.flags.flatMap(({ name, value }) => {
    if (name !== 'mount' || value === undefined) return [];
    const options = new Map(value.split(',').map((part) => [part.split('=')[0] ?? '', part.slice(part.indexOf('=') + 1)]));
    const target = options.get('target') ?? options.get('dst') ?? options.get('destination');
    return target !== undefined && types.test(options.get('type') ?? 'bind') ? [target.replace(/\/$/, '')] : [];
  });
}

/** Whether a folder, or one above it, is mounted as a cache. */
export function isCached(run: Instruction, ...folders: readonly string[]): boolean {
  const mounts = mountsAt(run, /^(?:cache|tmpfs)$/);
  return mounts.some((mount) => mount.includes('$') || folders.some((folder) => folder === mount || folder.startsWith(`${mount}/`)));
}

/** Whether a script removes what a pattern matches; undefined where that cannot be told. */
export function removes(script: ShellScript, path: RegExp): boolean | undefined {
  let doubt = false;
  for (const { name, words } of script.commands) {
    if (/clean/i.test(words[0].text) && words.length < 3) doubt = true;
    if (name !== 'rm' && name !== 'find' && name !== 'unlink') continue;
    if (words.some(({ text }) => path.test(text))) return true;
    if (words.slice(1).some(({ known, text }) => !known && text.startsWith('$'))) doubt = true;
  }
  return doubt ? undefined : false;
}

/** What a variable is set to before this instruction, by ENV, ARG or within its own script. */
export function variableAt(instruction: Instruction, name: string): string | undefined {
  for (const { words, assignments } of instruction.script.commands) {
    for (const { text } of [...assignments, ...(words[0].text === 'export' ? words.slice(1) : [])])
      if (text.startsWith(`${name}=`)) return text.slice(name.length + 1);
  }
  for (let stage = instruction.stage; stage; stage = stage.baseStage) {
    for (const setting of stage.instructions) {
      if ((setting.keyword !== 'ENV' && setting.keyword !== 'ARG') || (stage === instruction.stage && setting.start > instruction.start))
        continue;
      const value = assignmentsOf(setting).find((assignment) => assignment.name === name)?.value;
      if (value) return unquote(value.text, setting.dockerfile.escape);
    }
  }
  return undefined;
}

/** The instructions that run before this one, in its stage and those that it builds on. */
export function instructionsBefore(instruction: Instruction): readonly Instruction[] {
  const found: Instruction[] = [];
  for (let stage = instruction.stage; stage; stage = stage.baseStage)
    found.push(...stage.instructions.filter(({ start }) => stage !== instruction.stage || start < instruction.start));
  return found;
}

/** `"a"`, `"a" and "b"`, `"a" and 3 others`. */
export function listed(names: readonly string[]): string {
  const [first = '', second] = names;
  if (names.length === 1) return say`"${first}"`;
  return names.length === 2 ? say`"${first}" and "${second ?? ''}"` : say`"${first}" and ${String(names.length - 1)} others`;
}
