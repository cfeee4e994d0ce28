/** Manifests of which one pattern finds every dependency. */
import type { Dependency, Ecosystem } from './types.ts';

/** `go.mod`: what is marked as indirect is left out. */
export function readGoMod(text: string): readonly Dependency[] {
  const required = text.replaceAll(/^(?:replace|exclude|retract|tool)\s*\([^)]*\)/gm, (block) => block.replaceAll(/[^\n]/g, ' '));
  return found(required, /^(?:require\s+|\t\s*|[ ]+)([\w.~-]+(?:\/[\w.~-]+)*)\s+v[^\s/]+(?!.*\/\/ indirect)/gm, 'go');
}

/** `Gemfile`. */
export function readGemfile(text: string): readonly Dependency[] {
  return found(text, /^[ \t]*gem[ \t(]+["']([\w.-]+)["']/gm, 'gem');
}

/** Project files of .NET. */
export function readNuget(text: string): readonly Dependency[] {
  return found(withoutXmlComments(text), /<Package(?:Reference|Version)\s[^>]*?\b(?:Include|Update)\s*=\s*["']([\w.-]+)["']/g, 'nuget');
}

/** The same length, comments blank. */
export function withoutXmlComments(text: string): string {
  return text.replaceAll(/<!--[\s\S]*?(?:-->|$)/g, (comment) => comment.replaceAll(/[^\n]/g, ' '));
}

function found(text: string, pattern: RegExp, ecosystem: Ecosystem): readonly Dependency[] {
  return [...text.matchAll(pattern)].map((match) => {
    const name = match[1] ?? '';
    const start = match.index + match[0].lastIndexOf(name);
    return { ecosystem, name, start, end: start + name.length };
  });
}
