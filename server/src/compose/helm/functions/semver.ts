/** Versions and constraints on them, as Masterminds' library has them. */
import { TemplateError } from '../values/signals.ts';

export interface Version {
  readonly major: number;
  readonly minor: number;
  readonly patch: number;
  readonly prerelease: string;
  readonly metadata: string;
}

const versionPattern =
  /^v?(\d+)(?:\.(\d+))?(?:\.(\d+))?(?:-([0-9A-Za-z-]+(?:\.[0-9A-Za-z-]+)*))?(?:\+([0-9A-Za-z-]+(?:\.[0-9A-Za-z-]+)*))?$/;

export function parseVersion(text: string): Version {
  const match = text.length > 256 ? null : versionPattern.exec(text);
  if (!match) throw new TemplateError('Invalid Semantic Version');
  const [, major = '0', minor = '0', patch = '0', prerelease = '', metadata = ''] = match;
  return { major: Number(major), minor: Number(minor), patch: Number(patch), prerelease, metadata };
}

export function compareVersions(left: Version, right: Version): number {
  const difference = left.major - right.major || left.minor - right.minor || left.patch - right.patch;
  return difference || comparePrereleases(left.prerelease, right.prerelease);
}

function comparePrereleases(left: string, right: string): number {
  if (left === right) return 0;
  if (left === '') return 1;
  if (right === '') return -1;
  const [a, b] = [left.split('.'), right.split('.')];
  for (let index = 0; index < Math.max(a.length, b.length); index++) {
    const [x, y] = [a[index], b[index]];
    if (x === undefined) return -1;
    if (y === undefined) return 1;
    if (x === y) continue;
    const [xNumber, yNumber] = [/^\d+$/.test(x), /^\d+$/.test(y)];
    if (xNumber && yNumber) return Number(x) - Number(y);
    if (xNumber !== yNumber) return xNumber ? -1 : 1;
    return x < y ? -1 : 1;
  }
  return 0;
}

interface Bound {
  readonly operator: string;
  readonly version: Version;
  /** How many of the three numbers are given. */
  readonly given: number;
}

const boundPattern =
  /^(=|!=|>|<|>=|=>|<=|=<|~|~>|\^)?\s*v?(\d+|[xX*])(?:\.(\d+|[xX*]))?(?:\.(\d+|[xX*]))?(?:-([0-9A-Za-z.-]+))?(?:\+[0-9A-Za-z.-]+)?$/;

/** Whether a version keeps a constraint; throws TemplateError for what is none. */
export function satisfies(constraint: string, version: Version): boolean {
  if (constraint.length > 512) throw new TemplateError('improper constraint');
  return constraint.split('||').some((alternative) => boundsOf(alternative.trim()).every((bound) => holds(bound, version)));
}

function boundsOf(text: string): readonly Bound[] {
  const ranges = text.replaceAll(/(?<!\S)(\S+)\s+-\s+(\S+)/g, '>=$1,<=$2');
  const parts = ranges
    .replaceAll(/([=!<>~^])\s+/g, '$1')
    .split(/[\s,]+/)
    .filter((part) => part !== '');
  if (parts.length === 0) throw new TemplateError('improper constraint');
  return parts.map((part) => {
    const match = boundPattern.exec(part);
    if (!match) throw new TemplateError(`improper constraint: ${part}`);
    const [, operator = '', ...rest] = match;
    const numbers = rest.slice(0, 3);
    const wild = numbers.findIndex((number: string | undefined) => number === undefined || /[xX*]/.test(number));
    const given = wild < 0 ? 3 : wild;
    const [major = 0, minor = 0, patch = 0] = numbers.slice(0, given).map(Number);
    return { operator, given, version: { major, minor, patch, prerelease: rest[3] ?? '', metadata: '' } };
  });
}

function holds({ operator, version: bound, given }: Bound, version: Version): boolean {
  // A prerelease is only looked at where the constraint names one.
  if (version.prerelease !== '' && bound.prerelease === '' && operator !== '!=') return false;
  const order = compareVersions(version, bound);
  switch (operator) {
    case '':
    case '=':
      return given === 3 ? order === 0 : sameUpTo(bound, version, given);
    case '!=':
      return given === 3 ? order !== 0 : !sameUpTo(bound, version, given);
    case '>':
      return given === 3 ? order > 0 : order > 0 && !sameUpTo(bound, version, given);
    case '<':
      return order < 0;
    case '>=':
    case '=>':
      return order >= 0;
    case '<=':
    case '=<':
      return order <= 0 || (given < 3 && sameUpTo(bound, version, given));
    case '~':
    case '~>':
      return given === 0 || (order >= 0 && sameUpTo(bound, version, Math.min(given, 2)));
    default:
      return given === 0 || (order >= 0 && caret(bound, version, given));
  }
}

function sameUpTo(bound: Version, version: Version, given: number): boolean {
  if (given > 0 && bound.major !== version.major) return false;
  if (given > 1 && bound.minor !== version.minor) return false;
  return given < 3 || bound.patch === version.patch;
}

function caret(bound: Version, version: Version, given: number): boolean {
  if (bound.major !== version.major) return false;
  if (bound.major > 0 || given === 1) return true;
  if (bound.minor !== version.minor) return false;
  return bound.minor > 0 || given < 3 || bound.patch === version.patch;
}
