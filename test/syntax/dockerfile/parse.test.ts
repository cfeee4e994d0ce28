import assert from 'node:assert/strict';
import fc from 'fast-check';
import { spanIn } from '../../../server/src/syntax/dockerfile/line.ts';
import { parseDockerfile } from '../../../server/src/syntax/dockerfile/parse.ts';
import { splitWords, unquote } from '../../../server/src/syntax/dockerfile/words.ts';

const linesOf = (text: string): readonly string[] => parseDockerfile(text).lines.map((line) => line.text);
const bodiesOf = (text: string): readonly string[] =>
  parseDockerfile(text).lines.flatMap(({ heredocs }) => heredocs.map(({ start, end }) => text.slice(start, end)));

describe('Dockerfile lines', () => {
  const cases: readonly (readonly [name: string, text: string, lines: readonly string[]])[] = [
    ['nothing', '', []],
    ['only blank lines and comments', '\n  \n# a\n\t# b\n', []],
    ['one line without a line break', 'FROM a', ['FROM a']],
    ['CRLF', 'FROM a\r\nRUN b \\\r\n  c\r\n', ['FROM a', 'RUN b   c']],
    ['a byte order mark', '\uFEFFFROM a\n', ['FROM a']],
    ['indented instructions', '  FROM a\n\tRUN b\n', ['FROM a', 'RUN b']],
    ['comments and blank lines within a continuation', 'RUN a \\\n# no\n\n   # no\n  b\nUSER c\n', ['RUN a   b', 'USER c']],
    ['a comment that ends with the escape character', '# a \\\nFROM b\n', ['FROM b']],
    ['blanks behind the escape character', 'RUN a \\ \t\n  b\n', ['RUN a   b']],
    ['a doubled escape character, which continues nothing', 'RUN echo a \\\\\nUSER b\n', ['RUN echo a \\\\', 'USER b']],
    ['a line of nothing but the escape character', '\\\nFROM a\n', ['FROM a']],
    ['a continuation into nothing', 'ARG a \\', ['ARG a ']],
    ['a hash within a line', 'RUN echo # a\n', ['RUN echo # a']],
    ['a here-document', 'RUN <<EOF\nUSER a\n# b\nEOF\nUSER c\n', ['RUN <<EOF', 'USER c']],
    ['a quoted here-document behind a blank', "RUN cat << 'EOF' > /a\nUSER a\nEOF\nUSER c\n", ["RUN cat << 'EOF' > /a", 'USER c']],
    ['a here-document closed behind tabs', 'RUN <<-EOF\n\tUSER a\n\tEOF\nUSER c\n', ['RUN <<-EOF', 'USER c']],
    ['one that tabs do not close', 'RUN <<EOF\n\tEOF\nx\nEOF\nUSER c\n', ['RUN <<EOF', 'USER c']],
    ['two here-documents', 'COPY <<A <<"B" /x/\nUSER 1\nA\nUSER 2\nB\nUSER c\n', ['COPY <<A <<"B" /x/', 'USER c']],
    ['a here-document with a file descriptor', 'RUN 3<<EOF cat\nUSER a\nEOF\nUSER c\n', ['RUN 3<<EOF cat', 'USER c']],
    ['a here-document in ONBUILD', 'ONBUILD RUN <<EOF\nUSER a\nEOF\nUSER c\n', ['ONBUILD RUN <<EOF', 'USER c']],
    ['a here-document behind a continuation', 'RUN a \\\n  <<EOF\nUSER a\nEOF\nUSER c\n', ['RUN a   <<EOF', 'USER c']],
    ['a here-string', 'RUN cat <<<EOF\nUSER a\n', ['RUN cat <<<EOF', 'USER a']],
    ['a shift inside quotes', 'RUN echo "1 <<EOF"\nUSER a\n', ['RUN echo "1 <<EOF"', 'USER a']],
    ['an instruction that takes none', 'CMD cat <<EOF\nUSER a\nEOF\n', ['CMD cat <<EOF', 'USER a', 'EOF']],
    ['a here-document that is being typed', 'RUN <<EOF\necho a\nUSER c\n', ['RUN <<EOF', 'USER c']],
    ['a here-document that is being typed at the end', 'RUN <<EOF\necho a\n', ['RUN <<EOF']],
  ];
  for (const [name, text, lines] of cases)
    it(`reads ${name}`, () => {
      assert.deepEqual(linesOf(text), lines);
    });

  it('takes the escape directive in front only', () => {
    assert.equal(parseDockerfile('# escape=`\nRUN a `\n b\n').lines.length, 1);
    assert.equal(parseDockerfile('# syntax=docker/dockerfile:1\r\n#ESCAPE = `\r\nFROM a\r\n').escape, '`');
    assert.equal(parseDockerfile('# a comment\n# escape=`\nFROM a\n').escape, '\\');
    assert.equal(parseDockerfile('# unknown=1\n# escape=`\nFROM a\n').escape, '\\');
    assert.equal(parseDockerfile('\n# escape=`\nFROM a\n').escape, '\\');
    assert.equal(parseDockerfile('# escape=x\nFROM a\n').escape, '\\');
  });

  it('keeps the bodies of here-documents apart', () => {
    assert.deepEqual(bodiesOf('COPY <<A <<-B /x/\n1\nA\n\t2\n\tB\nUSER c\n'), ['1\n', '\t2\n']);
    assert.deepEqual(bodiesOf('RUN <<A\r\nA\r\n'), ['']);
  });

  it('ends a line where its last physical line or here-document ends', () => {
    const text = 'RUN a \\\r\n b\r\nRUN <<A\r\nx\r\nA\r\nUSER c\r\n';
    const spans = parseDockerfile(text).lines.map(({ start, end }) => text.slice(start, end));
    assert.deepEqual(spans, ['RUN a \\\r\n b', 'RUN <<A\r\nx\r\nA', 'USER c']);
  });

  it('knows where each character stands, and never throws', () => {
    const fragment = fc.constantFrom(
      'RUN',
      ' ',
      '\\',
      '\n',
      '\r\n',
      '#',
      '<<A',
      'A',
      '"',
      "'",
      '\t',
      'FROM x',
      'ü😀',
      '`',
      '[',
      '# escape=`\n',
      '\uFEFF',
      '\0',
    );
    fc.assert(
      fc.property(fc.array(fragment, { maxLength: 30 }), (fragments) => {
        const text = fragments.join('');
        const { lines, escape } = parseDockerfile(text);
        for (const line of lines) {
          assert.ok(line.start < line.end && line.end <= text.length);
          for (let i = 0; i < line.text.length; i++) {
            const { start, end } = spanIn(line, i, i + 1);
            assert.equal(text.slice(start, end), line.text[i]);
          }
          for (const { from, to } of splitWords(line.text, 0, escape)) assert.ok(from < to);
        }
      }),
      { numRuns: 500 },
    );
  });
});

describe('Dockerfile words', () => {
  const split = (text: string, escape = '\\'): readonly string[] => splitWords(text, 0, escape).map(({ from, to }) => text.slice(from, to));

  it('splits at blanks outside quotes', () => {
    assert.deepEqual(split(`a  "b c"d 'e "f' g\\ h`), ['a', '"b c"d', `'e "f'`, 'g\\ h']);
    assert.deepEqual(split('a` b', '`'), ['a` b']);
    assert.deepEqual(split('"a \\" b" c'), ['"a \\" b"', 'c']);
    assert.deepEqual(split(`it's here`), [`it's here`]);
    assert.deepEqual(split(`'a\\' b`), [`'a\\'`, 'b']);
    assert.deepEqual(split('a\\'), ['a\\']);
  });

  it('takes off quotes and escapes', () => {
    assert.equal(unquote(`a"b c"'d\\'`, '\\'), 'ab cd\\');
    assert.equal(unquote('"a\\"b\\n"', '\\'), 'a"b\\n');
    assert.equal(unquote('a\\ b', '\\'), 'a b');
    assert.equal(unquote('C:\\a` b', '`'), 'C:\\a b');
  });
});
