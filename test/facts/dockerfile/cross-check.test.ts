/** The same files as another parser reads them; what it is known to read wrongly is left to the tests of our own. */
import assert from 'node:assert/strict';
import { readdirSync, readFileSync } from 'node:fs';
import { DockerfileParser, ModifiableInstruction } from 'dockerfile-ast';
import { readDockerfile } from '../../../server/src/facts/dockerfile/read.ts';

const rules = new URL('../../rules/dockerfile/', import.meta.url);

const samples: readonly (readonly [string, string])[] = [
  ['continuations', 'FROM a AS b\nRUN x \\\n  # c\n\n  && y \\\n  && z\nUSER d\n'],
  ['a backtick as escape', '# escape=`\nFROM a\nRUN dir C:\\ `\n  && echo x\n'],
  ['here-documents', 'FROM a\nRUN <<EOF\nUSER x\nEOF\nCOPY <<A <<B /c/\nUSER y\nA\nCMD z\nB\nUSER d\n'],
  [
    'flags',
    'FROM --platform=linux/amd64 a\nCOPY --from=b --chown=1:2 c d /e/\nHEALTHCHECK --interval=5s CMD f\nRUN --mount=type=cache,target=/g h\n',
  ],
  ['JSON forms', 'FROM a\nCMD ["b", "c"]\nENTRYPOINT ["d"]\nSHELL ["/bin/sh", "-c"]\nVOLUME ["/e"]\n'],
  ['ONBUILD', 'FROM a\nONBUILD RUN b\nonbuild add c /d\n'],
];

function skeletonOfOurs(text: string): unknown {
  return readDockerfile(text, 'file:///Dockerfile').instructions.map(({ keyword, start, flags, words, stage }) => [
    keyword,
    lineOf(text, start),
    keyword === 'ONBUILD' ? [] : flags.map(({ name, value }) => [name, value ?? null]),
    keyword === 'FROM' ? [stage?.base?.text ?? null, stage?.name ?? null] : words.length > 0,
  ]);
}

function skeletonOfTheirs(text: string): unknown {
  const dockerfile = DockerfileParser.parse(text);
  const froms = new Map(dockerfile.getFROMs().map((from) => [from.getRange().start.line, [from.getImage(), from.getBuildStage()]]));
  return dockerfile.getInstructions().map((instruction) => {
    const keyword = instruction.getKeyword();
    const line = instruction.getRange().start.line;
    const flags = instruction instanceof ModifiableInstruction ? instruction.getFlags() : [];
    return [
      keyword,
      line,
      flags.map((flag) => [flag.getName(), flag.getValue()]),
      keyword === 'FROM' ? froms.get(line) : instruction.getArguments().length > 0,
    ];
  });
}

function lineOf(text: string, offset: number): number {
  return text.slice(0, offset).split('\n').length - 1;
}

function fixtures(): readonly (readonly [string, string])[] {
  return readdirSync(rules, { recursive: true, encoding: 'utf8' })
    .filter((path) => path.endsWith('.Dockerfile') && !path.includes('half-typed'))
    .map((path) => [path, readFileSync(new URL(path, rules), 'utf8')]);
}

describe('Dockerfiles in another parser', () => {
  for (const [name, text] of [...samples, ...fixtures()]) {
    it(`agree on ${name}`, () => {
      assert.deepEqual(skeletonOfOurs(text), skeletonOfTheirs(text));
    });
  }
});
