/** The order in which go-yaml writes the keys of a map: letters behind other characters, digits as numbers. */

const letter = /^\p{L}$/u;
const digit = /^\p{Nd}$/u;

export function compareKeys(left: string, right: string): number {
  const a = Array.from(left);
  const b = Array.from(right);
  let digits = false;
  for (let at = 0; at < a.length && at < b.length; at++) {
    const x = a[at] ?? '';
    const y = b[at] ?? '';
    if (x === y) {
      digits = digit.test(x);
      continue;
    }
    const xLetter = letter.test(x);
    const yLetter = letter.test(y);
    if (xLetter && yLetter) return x < y ? -1 : 1;
    if (xLetter || yLetter) return (digits ? xLetter : yLetter) ? -1 : 1;
    return compareNumbers(a, b, at);
  }
  return a.length - b.length;
}

function compareNumbers(a: readonly string[], b: readonly string[], at: number): number {
  const x = a[at] ?? '';
  const y = b[at] ?? '';
  let lead = '';
  if (x === '0' || y === '0') {
    for (let back = at - 1; back >= 0 && digit.test(a[back] ?? ''); back--) {
      if (a[back] !== '0') {
        lead = '1';
        break;
      }
    }
  }
  const xDigits = lead + digitsFrom(a, at);
  const yDigits = lead + digitsFrom(b, at);
  const difference = Number(xDigits) - Number(yDigits);
  if (difference !== 0) return difference;
  if (xDigits.length !== yDigits.length) return xDigits.length - yDigits.length;
  return x < y ? -1 : 1;
}

function digitsFrom(characters: readonly string[], from: number): string {
  let to = from;
  while (digit.test(characters[to] ?? '')) to++;
  return characters.slice(from, to).join('');
}
