/** Which shell runs the commands of an instruction. */
import type { Instruction, Stage } from './types.ts';

const windowsBase = /(?:^|[/:-])(?:windows|nanoserver|windowsservercore)|(?:^|\/)dotnet\/framework\//i;

/** The SHELL instructions of a stage: most have none, and each RUN asks. */
const shells = new WeakMap<Stage, readonly Instruction[]>();

function shellsOf(stage: Stage): readonly Instruction[] {
  let found = shells.get(stage);
  if (!found) shells.set(stage, (found = stage.instructions.filter(({ keyword, json }) => keyword === 'SHELL' && json)));
  return found;
}

/** The words of the SHELL in force there; undefined where none is set and the default holds. Asks for the whole file to be read. */
export function shellAt(instruction: Instruction): readonly string[] | undefined {
  for (let stage: Stage | undefined = instruction.stage; stage; stage = stage.baseStage) {
    const shell = shellsOf(stage).findLast(({ start }) => stage !== instruction.stage || start < instruction.start);
    if (shell) return shell.json;
  }
  return undefined;
}

/** Whether the stage is built for Windows, as far as its base and its platform tell. */
export function isWindows(stage: Stage): boolean {
  for (let current: Stage | undefined = stage; current; current = current.baseStage) {
    const platform = current.from.flags.find(({ name }) => name === 'platform')?.value;
    if (platform?.startsWith('windows') === true || windowsBase.test(current.image ?? current.base?.text ?? '')) return true;
  }
  return false;
}
