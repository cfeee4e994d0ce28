import assert from 'node:assert/strict';
import fc from 'fast-check';
import { assignmentsOf } from '../../../server/src/facts/dockerfile/assignments.ts';
import { readDockerfile } from '../../../server/src/facts/dockerfile/read.ts';
import type { Instruction, Stage } from '../../../server/src/facts/dockerfile/types.ts';

const uri = 'file:///Dockerfile';
const read = (text: string): readonly Instruction[] => readDockerfile(text, uri).instructions;

function only(text: string): Instruction {
  const [instruction, ...rest] = read(text);
  assert.ok(instruction);
  assert.equal(rest.length, 0);
  return instruction;
}

function stages(text: string): readonly Stage[] {
  return readDockerfile(text, uri).stages;
}

describe('Dockerfile instructions', () => {
  it('have a keyword, flags and words, each with its place', () => {
    const text = '\uFEFF# ü\r\ncopy --from=build --chown=1:1 --link \\\r\n  # comment\r\n  "ä b" 😀 \\\r\n  /x/\r\n';
    const instruction = only(text);
    const cut = ({ start, end }: { start: number; end: number }): string => text.slice(start, end);
    assert.equal(instruction.keyword, 'COPY');
    assert.equal(cut(instruction.keywordSpan), 'copy');
    assert.deepEqual(
      instruction.flags.map(({ name, value, span }) => [name, value, cut(span)]),
      [
        ['from', 'build', '--from=build'],
        ['chown', '1:1', '--chown=1:1'],
        ['link', undefined, '--link'],
      ],
    );
    assert.deepEqual(
      instruction.words.map((word) => [word.text, cut(word)]),
      [
        // The builder keeps nothing together here, whatever the quotes.
        ['"ä', '"ä'],
        ['b"', 'b"'],
        ['😀', '😀'],
        ['/x/', '/x/'],
      ],
    );
    assert.ok(instruction.argumentSpan);
    assert.equal(cut(instruction.argumentSpan), '"ä b" 😀 \\\r\n  /x/');
    assert.equal(cut(instruction), text.slice(text.indexOf('copy'), -2));
  });

  it('end their flags at two dashes', () => {
    const { flags, words } = only('RUN --network=none -- --version');
    assert.deepEqual([flags.map(({ name }) => name), words.map(({ text }) => text)], [['network'], ['--version']]);
  });

  it('have strings in JSON form, comments within included', () => {
    assert.deepEqual(only('CMD ["a", \\\n# no\n "b\\"c", "ü"]').json, ['a', 'b"c', 'ü']);
    assert.deepEqual(only('ENTRYPOINT []  ').json, []);
    assert.deepEqual(only('COPY --chown=1 ["a b", "/c"]').json, ['a b', '/c']);
    assert.deepEqual(only('HEALTHCHECK --retries=1 cmd  ["a", "b c"]').json, ['a', 'b c']);
  });

  it('have no JSON form where it is none', () => {
    for (const text of [
      "CMD ['a']",
      'CMD ["a"',
      'CMD ["a", 1]',
      'CMD ["a"] b',
      'CMD [ -f x ]',
      'CMD',
      'ENV ["a"]',
      'HEALTHCHECK ["a"]',
      'LABEL ["a", "b"]',
    ]) {
      assert.equal(only(text).json, undefined, text);
    }
  });

  it('have a trigger behind ONBUILD', () => {
    const text = 'ONBUILD \\\n add --chown=1 a /b';
    const { trigger } = only(text);
    assert.ok(trigger);
    assert.equal(trigger.keyword, 'ADD');
    assert.equal(text.slice(trigger.keywordSpan.start, trigger.keywordSpan.end), 'add');
    assert.deepEqual([trigger.flags.length, trigger.words.map((word) => word.text)], [1, ['a', '/b']]);
    assert.equal(only('ONBUILD').trigger, undefined);
  });

  it('may be half typed', () => {
    assert.deepEqual(
      read('FRO\nFROM\nCOPY --\nONBUILD ONBUILD\nRUN "a b').map(({ keyword, words }) => [keyword, words.length]),
      [
        ['FRO', 0],
        ['FROM', 0],
        ['COPY', 0],
        ['ONBUILD', 1],
        ['RUN', 1],
      ],
    );
  });

  it('are read from anything without throwing', () => {
    const piece = fc.oneof(
      fc.string({ unit: 'binary', maxLength: 8 }),
      fc.constantFrom('FROM ', '${', '$', '\\\n', 'ONBUILD ', 'ARG a=', ' AS b\n', '[', '"', ':', '@', '\n', '--'),
    );
    fc.assert(
      fc.property(fc.array(piece, { maxLength: 25 }), (pieces) => {
        const text = pieces.join('');
        for (const { start, end, words } of read(text)) {
          assert.ok(start < end && end <= text.length);
          for (const word of words) assert.ok(word.start >= start && word.end <= end && word.start < word.end);
        }
      }),
      { numRuns: 500 },
    );
  });

  it('take no longer than their length where everything is wrong', () => {
    const n = 20_000;
    const texts = [
      'ONBUILD '.repeat(n),
      'RUN <<A\n'.repeat(n),
      'FROM x AS x\n'.repeat(n),
      `RUN ${'a \\\n'.repeat(n)}`,
      `FROM ${'${'.repeat(n)}`,
      `ENV A=${'a'.repeat(n * 10)}`,
    ];
    const start = performance.now();
    for (const text of texts) read(text);
    assert.ok(performance.now() - start < 8000);
  });

  it('are read fast', () => {
    const stage =
      'FROM a:1 AS b\nARG c=1\nRUN d \\\n  && e \\\n  && f\nENV g="h i" j=k\nCOPY --chown=1:1 l m /n/\n# o\nUSER 1000\nCMD ["p", "q"]\n';
    const text = stage.repeat(30);
    const runs = Array.from({ length: 200 }, () => {
      const start = performance.now();
      read(text);
      return performance.now() - start;
    }).sort((a, b) => a - b);
    // A third of a millisecond is usual; the bound leaves room for a busy machine.
    assert.ok((runs[0] ?? Infinity) < 2, `300 lines took ${String(runs[0])} ms`);
  });
});

describe('Dockerfile assignments', () => {
  const list = (text: string): readonly (readonly [string, string, string | undefined])[] =>
    assignmentsOf(only(text)).map(({ name, nameSpan, value }) => [
      name,
      text.slice(nameSpan.start, nameSpan.end),
      value && text.slice(value.start, value.end),
    ]);

  it('are read from ARG and ENV', () => {
    assert.deepEqual(list('ARG a b=c d="e f" g='), [
      ['a', 'a', undefined],
      ['b', 'b', 'c'],
      ['d', 'd', '"e f"'],
      ['g', 'g', ''],
    ]);
    assert.deepEqual(list('ENV a=b \\\n c=d=e'), [
      ['a', 'a', 'b'],
      ['c', 'c', 'd=e'],
    ]);
    assert.deepEqual(list('ENV a b  c=d'), [['a', 'a', 'b  c=d']]);
    assert.deepEqual(list('ENV a'), []);
    assert.deepEqual(list('ARG'), []);
  });
});

describe('Dockerfile stages', () => {
  it('know their names, bases and instructions', () => {
    const [build, test, final] = stages(
      'ARG V=1\nFROM a:${V} AS Build\nRUN x\nFROM build\nRUN y\nfrom --platform=$P scratch as last\nUSER z\n',
    );
    assert.ok(build && test && final);
    assert.deepEqual([build.name, build.image, build.base?.text, build.final], ['Build', 'a:1', 'a:${V}', false]);
    assert.deepEqual([test.name, test.baseStage, test.reference], [undefined, build, undefined]);
    assert.deepEqual([final.name, final.image, final.final, final.reference], ['last', 'scratch', true, undefined]);
    assert.deepEqual(
      final.instructions.map(({ keyword, stage }) => [keyword, stage === final]),
      [
        ['FROM', true],
        ['USER', true],
      ],
    );
  });

  it('take the later of two stages of one name, and none from below', () => {
    const [, second, third, fourth] = stages('FROM a AS x\nFROM b AS x\nFROM x\nFROM y\nFROM c AS y\n');
    assert.ok(second && third && fourth);
    assert.equal(third.baseStage, second);
    assert.equal(fourth.baseStage, undefined);
    assert.equal(stages('FROM x AS x\n')[0]?.baseStage, undefined);
  });

  const images: readonly (readonly [header: string, base: string, image: string | undefined])[] = [
    ['', 'alpine', 'alpine'],
    ['', '"alpine:3"', 'alpine:3'],
    ['ARG A=b', '$A', 'b'],
    ['ARG A=b', "'$A'", '$A'],
    ['ARG A', '$A', undefined],
    ['ARG A=b\nARG A', '$A', 'b'],
    ['ARG A=b C=${A}-d', 'x:$C', 'x:b-d'],
    ['ARG A=$B', 'x:$A', undefined],
    ['', 'x:${A:-1}', 'x:1'],
    ['ARG A=', 'x:${A:-1}', 'x:1'],
    ['ARG A=', 'x${A-1}', 'x'],
    ['ARG A=2', 'x${A:+:3}', 'x:3'],
    ['ARG A=b', '${A#x}', undefined],
    ['', '${A', undefined],
    ['', 'x:${A:-${B:-c}}', 'x:c'],
    ['ARG B=d', 'x:${A:-$B}', 'x:d'],
    ['', '${A:-${B}}', undefined],
    ['', '$', undefined],
    ['ARG A=', '$A', undefined],
  ];
  for (const [header, base, image] of images) {
    it(`know the image of FROM ${base} ${header === '' ? '' : `below ${header.replaceAll('\n', ', ')}`}`, () => {
      assert.equal(stages(`${header}\nFROM ${base}\n`)[0]?.image, image);
    });
  }

  const references: readonly (readonly [base: string, repository: string | undefined, tag: string, digest: boolean])[] = [
    ['node', 'node', 'absent', false],
    ['node:20', 'node', '20', false],
    ['host:5000/node', 'host:5000/node', 'absent', false],
    ['host:5000/node:20', 'host:5000/node', '20', false],
    ['node@sha256:00', 'node', 'absent', true],
    ['node:20@sha256:00', 'node', '20', true],
    ['$X', undefined, 'unknown', false],
    ['$X/node', undefined, 'absent', false],
    ['${X}node', undefined, 'unknown', false],
    ['node:$X', 'node', 'unknown', false],
    ['node:lat$X', 'node', 'unknown', false],
    ['host:$PORT/node:20', undefined, '20', false],
  ];
  for (const [base, repository, tag, digest] of references) {
    it(`take ${base} apart`, () => {
      const reference = stages(`FROM ${base}\n`)[0]?.reference;
      assert.ok(reference);
      const { tag: found } = reference;
      assert.deepEqual(
        [reference.repository, found.state === 'known' ? found.value : found.state, reference.digest],
        [repository, tag, digest],
      );
    });
  }

  it('take a tag of which a part is written out for known', () => {
    assert.equal(stages('FROM node:3.$X\n')[0]?.reference?.tag.state, 'known');
    assert.equal(stages('FROM node:$X-alpine\n')[0]?.reference?.tag.state, 'known');
  });
});
