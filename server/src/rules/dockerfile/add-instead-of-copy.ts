import type { Instruction } from '../../facts/dockerfile/types.ts';
import { unquote } from '../../syntax/dockerfile/words.ts';
import { say } from '../../texts/texts.ts';
import { defineRule, met, notApplicable, unknown, unmet } from '../rule.ts';
import { casedLike } from './text.ts';

// What ADD does and COPY does not: fetch, check what was fetched, unpack.
const addOnlyFlags: ReadonlySet<string> = new Set(['checksum', 'keep-git-dir', 'unpack']);
const remote = /^(?:[a-z][a-z0-9+.-]*:\/\/|git@|[\w.-]+@[\w.-]+:|github\.com\/)/i;
const archive = /\.(?:tar|t?gz|taz|bz2|tbz2?|tb2|xz|txz|lzma|tlz|lz|zst|tzst|z)$/i;
const openEndedGlob = /[*?\]][^./\\]*$/;

type SourceKind = 'plain' | 'special' | 'unknown';

export const addInsteadOfCopy = defineRule({
  id: 'add-instead-of-copy',
  title: 'ADD where COPY would do',
  family: 'dockerfile',
  practice: 'technology/container-and-runtime-management/1/container-files',
  category: 'supply-chain',
  default: 'on',
  subject: 'instruction',
  crossFile: false,
  severity: 'warning',
  check(instruction) {
    const copy = ownOrTriggered(instruction, 'COPY');
    if (copy) return copy.flags.some(({ name }) => name === 'from') ? notApplicable : met;
    const add = ownOrTriggered(instruction, 'ADD');
    if (!add || add.flags.some(({ name }) => addOnlyFlags.has(name))) return notApplicable;
    const sources = sourcesOf(add);
    const kinds = sources.map(kindOf);
    if (sources.length === 0 || kinds.includes('special')) return notApplicable;
    if (kinds.includes('unknown')) return unknown;
    const named = sources.length === 1 ? say`"${sources[0] ?? ''}"` : say`${String(sources.length)} local sources`;
    return unmet({
      ...add.keywordSpan,
      message: say`ADD takes ${named} from the build context, which COPY does without fetching or unpacking.`,
    });
  },
  fixSafety: 'safe',
  fix(_instruction, { start, end }, { text }) {
    return { title: say`Use COPY`, safety: 'safe', edits: [{ start, end, text: casedLike('COPY', text.slice(start, end)) }] };
  },
  rationale:
    'ADD decides by what it is given: a local archive is unpacked, an address is fetched, anything else is copied. A file that one day becomes an archive, or a name that comes from a variable, then changes the image without a word. COPY does one thing, so the reader and the reviewer know what arrives.',
  how: [
    'Write `COPY` in the place of `ADD`; sources, destination, `--chown` and `--chmod` stay as they are.',
    'Keep `ADD` where it does what COPY cannot: unpacking a local archive, or fetching an address with `--checksum`.',
  ],
  example: {
    language: 'dockerfile',
    bad: 'FROM node:24-slim\nADD package.json /app/\n',
    good: 'FROM node:24-slim\nCOPY package.json /app/\n',
  },
  hoverOn: ['ADD'],
  equivalents: {
    hadolint: ['DL3020'],
    dockle: ['CIS-DI-0009'],
    checkov: ['CKV_DOCKER_4'],
    trivy: ['DS-0005'],
  },
});

function ownOrTriggered(instruction: Instruction, keyword: string): Instruction | undefined {
  if (instruction.keyword === keyword) return instruction;
  return instruction.trigger?.keyword === keyword ? instruction.trigger : undefined;
}

function sourcesOf({ json, words, dockerfile }: Instruction): readonly string[] {
  const all = json ?? words.map(({ text }) => unquote(text, dockerfile.escape));
  return all.slice(0, -1);
}

function kindOf(source: string): SourceKind {
  if (remote.test(source) || source.startsWith('<<') || archive.test(source)) return 'special';
  // `app-*` may stand for an archive, `*.json` cannot.
  return source.includes('$') || openEndedGlob.test(source) ? 'unknown' : 'plain';
}
