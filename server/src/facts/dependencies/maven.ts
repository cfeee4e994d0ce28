import { withoutXmlComments } from './lines.ts';
import type { Dependency } from './types.ts';

/** `pom.xml`. */
export function readPom(text: string): readonly Dependency[] {
  return [...withoutXmlComments(text).matchAll(/<dependency>([\s\S]*?)<\/dependency>/g)].flatMap((match) => {
    const body = match[1] ?? '';
    const group = /<groupId>\s*([^<\s]+)\s*<\/groupId>/.exec(body)?.[1];
    const artifact = /<artifactId>\s*([^<\s]+)\s*<\/artifactId>/.exec(body);
    if (group === undefined || artifact?.[1] === undefined) return [];
    const start = match.index + '<dependency>'.length + artifact.index + artifact[0].indexOf(artifact[1]);
    return [{ ecosystem: 'maven', name: `${group}:${artifact[1]}`, start, end: start + artifact[1].length }];
  });
}

/** `build.gradle` and `build.gradle.kts`: dependencies written as `group:artifact:version`. */
export function readGradle(text: string): readonly Dependency[] {
  const pattern =
    /^[ \t]*\w*(?:implementation|api|compile|runtimeOnly|compileOnly|annotationProcessor|Implementation|RuntimeOnly)\b[ \t(]*(?:platform\()?["']([\w.-]+:[\w.-]+)(?::[^"']*)?["']/gm;
  return [...text.matchAll(pattern)].map((match) => {
    const name = match[1] ?? '';
    const start = match.index + match[0].indexOf(name);
    return { ecosystem: 'maven', name, start, end: start + name.length };
  });
}
