/** What becomes of the stages: which ones the image is made of, as whom it runs and what it starts. */
import type { Dockerfile, Instruction, Stage } from '../../facts/dockerfile/types.ts';
import { say } from '../../texts/texts.ts';

/** The stage that a build without `--target` gives, then the stages that it builds on, nearest first. */
export function imageStages(dockerfile: Dockerfile): readonly Stage[] {
  const stages: Stage[] = [];
  for (let stage = dockerfile.stages[dockerfile.stages.length - 1]; stage; stage = stage.baseStage) stages.push(stage);
  return stages;
}

/** The last instruction of that keyword with arguments. */
export function lastOf(stage: Stage, keyword: string): Instruction | undefined {
  return stage.instructions.findLast((instruction) => instruction.keyword === keyword && instruction.argumentSpan !== undefined);
}

/** The USER that the image ends with. */
export function effectiveUser(stages: readonly Stage[]): Instruction | undefined {
  for (const stage of stages) {
    const user = lastOf(stage, 'USER');
    if (user) return user;
  }
  return undefined;
}

export interface StartCommand {
  readonly entrypoint: Instruction | undefined;
  readonly cmd: Instruction | undefined;
}

/** What a container of the image starts, as far as this file says. */
export function startCommand(stages: readonly Stage[]): StartCommand {
  let entrypoint: Instruction | undefined;
  let cmd: Instruction | undefined;
  for (const stage of stages) {
    cmd ??= entrypoint ? undefined : lastOf(stage, 'CMD');
    // Setting an entry point drops the command of the stages below.
    entrypoint ??= lastOf(stage, 'ENTRYPOINT');
  }
  return { entrypoint, cmd };
}

const windowsImage = /(?:^|\/)windows(?:\/|$)|nanoserver|windowsservercore|(?:^|\/)dotnet\/framework\//i;
const windowsShell = /(?:^|[\\/])(?:cmd|powershell|pwsh)(?:\.exe)?$/i;

/** Whether the image is for Windows, as far as its base, its platform, its shell or the escape character tell. */
export function runsOnWindows(stages: readonly Stage[]): boolean {
  return stages.some((stage) => {
    const platform = stage.from.flags.find(({ name }) => name === 'platform')?.value;
    if (stage.dockerfile.escape === '`' || platform?.startsWith('windows') === true) return true;
    if (windowsShell.test(lastOf(stage, 'SHELL')?.json?.[0] ?? '')) return true;
    const { reference } = stage;
    const tag = reference?.tag.state === 'known' ? reference.tag.value : '';
    return windowsImage.test(reference?.repository ?? '') || windowsImage.test(tag);
  });
}

/** A stage's name for messages, where a file has several: ` of stage "build"`. */
export function describeStage(stage: Stage): string {
  return stage.name === undefined ? say`stage ${String(stage.index)}` : say`stage "${stage.name}"`;
}
