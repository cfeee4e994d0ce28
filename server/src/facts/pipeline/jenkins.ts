/** Jenkinsfiles: the steps that run commands, the images and the libraries. Whatever else a Groovy program does is not read. */
import type { MapNode, ScalarNode, Span } from '../../syntax/tree.ts';
import { scriptOf } from './script.ts';
import type { PipelineSteps, PlacedText } from './steps.ts';
import type { Pipeline } from './types.ts';

const longest = 500_000;
/** Comments, and texts in each of Groovy's quotes; what is not closed goes on to the end. */
const token =
  /\/\/[^\n]*|\/\*[\s\S]*?(?:\*\/|$)|'''[\s\S]*?(?:'''|$)|"""[\s\S]*?(?:"""|$)|'(?:\\[\s\S]|[^'\\\n])*'|"(?:\\[\s\S]|[^"\\\n])*"/g;
const step = /(?:^|[^\w.$])(?:sh|bat|powershell|pwsh)\s*(?:\(\s*)?(?:(?:\w+\s*:\s*[\w.]+\s*,\s*|label\s*:\s*,\s*)*script\s*:\s*)?$/;
const image = /(?:^|[^\w.$])(?:docker\s*\{[^}]*?\bimage|agent\s*\{\s*docker|docker\s*\.\s*image)\s*\(?\s*$/;
const library = /@Library\s*\(\s*\[?\s*$|(?:^|[^\w.$])library\s*(?:\(\s*)?(?:identifier\s*:\s*)?$/;

type Role = 'command' | 'image' | 'library';
const roles: readonly (readonly [Role, RegExp])[] = [
  ['command', step],
  ['image', image],
  ['library', library],
];

interface Text extends PlacedText {
  readonly role: Role;
  readonly node: ScalarNode;
}

/** Comments and texts of a Groovy program, in their order. */
export function groovyTokens(source: string): readonly (Span & { readonly isComment: boolean })[] {
  return [...source.slice(0, longest).matchAll(token)].map(({ index, 0: written }) => ({
    start: index,
    end: index + written.length,
    isComment: written.startsWith('/'),
  }));
}

/** The texts that stand for something, told from what stands in front of them. */
function textsOf(source: string): readonly Text[] {
  const found: Text[] = [];
  // What lies between texts, comments blanked: enough to see what a text is given to.
  let before = '';
  let from = 0;
  for (const match of source.slice(0, longest).matchAll(token)) {
    before = (before + source.slice(from, match.index)).slice(-300);
    from = match.index + match[0].length;
    if (match[0].startsWith('/')) continue;
    const role = roles.find(([, pattern]) => pattern.test(before))?.[0];
    before = `${before} `;
    if (role === undefined) continue;
    const node = scalarOf(match[0], match.index);
    found.push({ role, node, text: node.text, start: node.start, end: node.end });
  }
  return found;
}

function scalarOf(written: string, start: number): ScalarNode {
  const quotes = written.startsWith("'''") || written.startsWith('"""') ? 3 : 1;
  const text = written.slice(quotes, -quotes).replace(/\\(["'$])/g, '$1');
  const style = written.startsWith("'") ? 'single' : 'double';
  return { kind: 'scalar', style, text, value: text, start, end: start + written.length };
}

/** The steps that are recognised. */
export function readJenkinsSteps(source: string): PipelineSteps {
  const texts = textsOf(source);
  const of = (wanted: Role): readonly PlacedText[] => texts.filter(({ role }) => role === wanted);
  return { commands: of('command'), images: of('image'), actions: [], includes: of('library') };
}

/** A Jenkinsfile among other pipelines; undefined for one that holds no pipeline. */
export function readJenkinsPipeline(source: string, uri: string): Pipeline | undefined {
  const keyword = /(?:^|\n)[ \t]*(pipeline|node)\b[^\n{]*\{/.exec(source);
  const word = keyword?.[1];
  if (!keyword || word === undefined) return undefined;
  const texts = textsOf(source);
  const start = keyword.index + keyword[0].indexOf(word);
  const anchor: ScalarNode = { kind: 'scalar', style: 'plain', text: word, value: word, start, end: start + word.length };
  const node: MapNode = { kind: 'map', entries: [], flow: false, open: true, start: 0, end: source.length };
  return {
    uri,
    system: 'jenkins',
    node,
    anchor,
    workflow: undefined,
    steps: [],
    uses: [],
    scripts: texts.flatMap((text) => (text.role === 'command' ? [scriptOf(text.node, source)] : [])),
    images: texts.flatMap((text) => (text.role === 'image' ? [{ node: text.node, job: undefined }] : [])),
  };
}
