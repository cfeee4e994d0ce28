/** Which paths of a build context `.dockerignore` leaves out. */

interface Pattern {
  readonly expression: RegExp;
  readonly exception: boolean;
  readonly text: string;
}

/** Whether a path is left out; undefined where an exception may bring a part of it back. */
export function isIgnored(path: string, ignoreFile: string): boolean | undefined {
  const patterns = patternsOf(ignoreFile);
  const parents = path.split('/').map((_segment, index, all) => all.slice(0, index + 1).join('/'));
  let ignored = false;
  for (const { expression, exception } of patterns)
    if (ignored === exception && parents.some((parent) => expression.test(parent))) ignored = !exception;
  if (ignored && patterns.some(({ exception, text }) => exception && (text.startsWith(`${path}/`) || /[*?[]/.test(text)))) return undefined;
  return ignored;
}

function patternsOf(text: string): readonly Pattern[] {
  return text.split(/\r?\n/).flatMap((line): readonly Pattern[] => {
    const trimmed = line.trim();
    if (trimmed === '' || line.startsWith('#')) return [];
    const exception = trimmed.startsWith('!');
    const clean = (exception ? trimmed.slice(1).trim() : trimmed).replace(/^(?:\.?\/)+/, '').replace(/\/+$/, '');
    if (clean === '' || clean === '.') return [];
    return [{ expression: expressionOf(clean), exception, text: clean }];
  });
}

function expressionOf(pattern: string): RegExp {
  let source = '';
  for (let i = 0; i < pattern.length; i++) {
    const char = pattern.charAt(i);
    if (pattern.startsWith('**', i)) {
      i++;
      const slash = pattern[i + 1] === '/';
      if (slash) i++;
      source += slash ? '(?:.*/)?' : '.*';
    } else if (char === '*') source += '[^/]*';
    else if (char === '?') source += '[^/]';
    else source += char.replace(/[.+^${}()|[\]\\]/, '\\$&');
  }
  return new RegExp(`^${source}$`);
}
