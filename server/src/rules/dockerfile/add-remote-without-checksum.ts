import { say } from '../../texts/texts.ts';
import { argumentsOf, flagOf, ownOf } from './parts.ts';
import { defineRule, met, notApplicable, unmet, type Problem } from '../rule.ts';

export const addRemoteWithoutChecksum = defineRule({
  id: 'add-remote-without-checksum',
  title: 'Download without a checksum',
  family: 'dockerfile',
  practice: 'technology/application-release-and-operations/2/packages-kept-current',
  category: 'supply-chain',
  default: 'on',
  subject: 'instruction',
  crossFile: false,
  severity: 'warning',
  check(instruction) {
    const own = ownOf(instruction);
    if (own.keyword !== 'ADD') return notApplicable;
    const remote = argumentsOf(own)
      .slice(0, -1)
      .map((source, index) => ({ source, index }))
      // Repositories are fetched by Git, at the commit or tag behind `#`.
      .filter(({ source }) => /^https?:\/\//i.test(source) && !/\.git(?:#|\?|$)/.test(source));
    if (remote.length === 0) return notApplicable;
    if (flagOf(own, 'checksum')) return met;
    const [first, ...rest] = remote.flatMap(({ source, index }): readonly Problem[] => {
      const place = own.json ? own.argumentSpan : own.words[index];
      return place ? [{ start: place.start, end: place.end, message: say`ADD fetches "${source}" and does not check what arrives.` }] : [];
    });
    return first ? unmet(first, ...rest) : met;
  },
  fixSafety: null,
  rationale:
    'What an address serves can change, by mistake or on purpose, and the next build takes it in. With `--checksum` the builder refuses everything but the file that was looked at. Git repositories are not judged.',
  how: ['Compute the checksum of the file that you trust: `sha256sum file`.', 'Write `ADD --checksum=sha256:… https://… /target`.'],
  example: {
    language: 'dockerfile',
    bad: 'FROM alpine:3.22\nADD https://example.com/tool-1.0.tar.gz /tmp/\n',
    good: 'FROM alpine:3.22\nADD --checksum=sha256:24454f830cdb571e2c4ad15481119c43b3cafd48dd869a9b2945d1036d1dc68d https://example.com/tool-1.0.tar.gz /tmp/\n',
  },
  hoverOn: ['ADD'],
  equivalents: {},
});
