import assert from 'node:assert/strict';
import { parseShell } from '../../../server/src/syntax/shell/parse.ts';
import type { ShellScript } from '../../../server/src/syntax/shell/tree.ts';

function parse(text: string): ShellScript {
  return parseShell({ text, span: (from, to) => ({ start: from, end: to }) });
}

/** Each command as its operator, its depth and its words. */
function shown(text: string): readonly string[] {
  return parse(text).commands.map(({ operator, depth, words }) =>
    [operator === '\n' ? 'nl' : (operator ?? '-'), String(depth), ...words.map((word) => word.text)].join(' '),
  );
}

describe('Shell scripts', () => {
  const cases: readonly (readonly [string, string, readonly string[]])[] = [
    ['chains', 'a && b x || c; d | e & f', ['- 0 a', '&& 0 b x', '|| 0 c', '; 0 d', '| 0 e', '& 0 f']],
    ['quotes and escapes', `a "b c" 'd "e"' f\\ g "h\\"i" $'j'`, ['- 0 a b c d "e" f g h"i j']],
    ['lines and continuations', 'a \\\n  b\n\n# c && d\ne # f\r\ng', ['- 0 a b', 'nl 0 e', 'nl 0 g']],
    ['assignments and prefixes', 'A=1 sudo -u x B=2 env -i c d', ['- 0 c d']],
    ['questions about commands', 'command -v curl && time -p make', ['- 0 command -v curl', '&& 0 make']],
    ['conditions', 'if a; then b; elif c; then d; else e; fi && f', ['- 1 a', '; 1 b', '; 1 c', '; 1 d', '; 1 e', '&& 0 f']],
    ['loops', 'for i in a $(b); do c $i; done; while d; do e; done', ['- 2 b', '- 1 c $i', '; 1 d', '; 1 e']],
    ['cases', 'case $(a) in b|c) d;; *) e x ;; esac; f', ['- 2 a', '- 1 d', '- 1 e x', '; 0 f']],
    ['groups and functions', '{ a; }; (b && c); f() { d; }', ['- 1 a', '; 1 b', '&& 1 c', '; 1 d']],
    ['substitutions', 'A=$(b | c) && d "$(e "f")" `g`', ['- 1 b', '| 1 c', '&& 0 d $(e "f") `g`', '- 1 e f', '- 1 g']],
    ['nested shells', `bash -ec 'a && b' && sh -c "c d"`, ['- 0 bash -ec a && b', '- 1 a', '&& 1 b', '&& 0 sh -c c d', '- 1 c d']],
    ['redirections', 'a >b 2>&1 <c && d &>>e f', ['- 0 a', '&& 0 d f']],
    ['here-documents', 'cat <<-X > a\n\tb && c\n\tX\nd', ['- 0 cat', 'nl 0 d']],
    ['tests and arrays', '[[ a && b ]] && c; d=(e f); [ -f g ] || h', ['&& 0 c', '; 0 [ -f g ]', '|| 0 h']],
  ];
  for (const [name, text, expected] of cases)
    it(`reads ${name}`, () => {
      const found = shown(text);
      assert.deepEqual(found.toSorted(), expected.toSorted());
    });

  it('knows where words stand, and which the shell still changes', () => {
    const text = 'a  "b $C"\\\n d';
    const [command] = parse(text).commands;
    assert.deepEqual(
      command?.words.map(({ start, end, known }) => [text.slice(start, end), known]),
      [
        ['a', true],
        ['"b $C"', false],
        ['d', true],
      ],
    );
  });

  it('marks conditions and names targets and what runs a command', () => {
    const [condition, body] = parse('if sudo -E curl x > /y; then /usr/bin/z; fi').commands;
    assert.equal(condition?.condition, true);
    assert.equal(body?.condition, false);
    assert.equal(body.name, 'z');
    assert.deepEqual([condition.prefix.map(({ text }) => text), condition.targets.map(({ text }) => text)], [['sudo', '-E'], ['/y']]);
  });

  it('says what stands before an operator, and where the script ends', () => {
    const { operators, end } = parse('a; (b) && c # d');
    assert.deepEqual(
      operators.map(({ text, before, depth }) => [text, before?.name, depth]),
      [
        [';', 'a', 0],
        ['&&', undefined, 0],
      ],
    );
    assert.equal(end, 11);
  });

  it('never throws on a part of a script', () => {
    const whole = `a "b $(c 'd' \`e\`)" <<X && case $f in g) [[ h ]] ;; esac | { i; } > "j\nX\nif k; then bash -c 'l\\''`;
    for (let from = 0; from < whole.length; from += 3)
      for (let to = from; to <= whole.length; to++) {
        const { commands } = parse(whole.slice(from, to));
        for (const { words, start, end } of commands) assert.ok(words.length > 0 && start >= 0 && end <= to - from);
      }
  });
});
