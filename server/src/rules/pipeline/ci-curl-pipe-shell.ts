import { say } from '../../texts/texts.ts';
import { defineRule, notApplicable } from '../rule.ts';
import { matchesIn, outcomeOf } from './parts.ts';

const shell =
  '(?:sudo\\s+(?:-\\S+\\s+)*)?(?:env\\s+)?(?:\\w+=\\S+\\s+)*(?:/(?:usr/)?bin/)?(?:ba|z|da|k)?sh\\b|python3?\\s+-(?=\\s|$)|(?:sudo\\s+)?(?:python3?|perl|ruby|node)\\s*(?=$|[;&|)\\n])';
const fetched = '\\b(?:curl|wget)[ \\t][^\\n|;&]*?https?:[^\\n|;]*';
const piped = new RegExp(
  [
    `${fetched}\\|\\s*(?:tee\\s[^|\\n]*\\|\\s*)?(?:${shell})[^\\n;&)]*`,
    `(?:\\b(?:ba|z)?sh|\\bsource|(?:^|\\s)\\.)\\s+(?:-\\S+\\s+)*<\\(\\s*${fetched}\\)?`,
    `(?:\\b(?:ba|z)?sh\\s+-c|\\beval)\\s+["']?(?:\\$\\(|\`)\\s*${fetched}`,
    '\\b(?:iex|Invoke-Expression)\\b[^\\n]*(?:iwr|irm|Invoke-WebRequest|Invoke-RestMethod|DownloadString)[^\\n]*',
    '\\b(?:iwr|irm|Invoke-WebRequest|Invoke-RestMethod)\\b[^\\n|]*\\|\\s*(?:iex|Invoke-Expression)\\b',
  ].join('|'),
  'gi',
);
const fixed = /\/[0-9a-f]{40}\/|sha(?:256|512)sum|--checksum/i;

export const ciCurlPipeShell = defineRule({
  id: 'ci-curl-pipe-shell',
  title: 'Downloaded script run unread',
  family: 'pipeline',
  practice: 'technology/application-release-and-operations/2/packages-kept-current',
  category: 'supply-chain',
  default: 'on',
  subject: 'pipeline',
  crossFile: false,
  severity: 'warning',
  check({ scripts }) {
    if (scripts.length === 0) return notApplicable;
    return outcomeOf(
      scripts.flatMap((script) =>
        matchesIn(script, piped, ([text]) => {
          if (fixed.test(text)) return undefined;
          const host = /https?:\/\/([\w.-]+)/.exec(text)?.[1];
          return say`Whatever ${host ?? say`the server`} sends is run at once, with the rights of this job and nobody having checked it.`;
        }),
      ),
    );
  },
  fixSafety: null,
  rationale:
    'A script piped into a shell runs before anybody can look at it, and may be another one for each download. Whoever takes over the host or the branch behind the address runs code in the build, next to its secrets. Addresses that hold a full commit, and downloads whose checksum is compared, are left alone.',
  how: [
    'Install the tool from a package manager or with its own setup action, at a fixed version.',
    'Else download a release file, compare it with a checksum kept in the repository (`sha256sum --check`), and then run it.',
  ],
  example: {
    language: 'yaml',
    bad: 'on: push\njobs:\n  test:\n    runs-on: ubuntu-24.04\n    steps:\n      - run: curl -sSL https://get.example.com/install.sh | sh\n',
    good: 'on: push\njobs:\n  test:\n    runs-on: ubuntu-24.04\n    steps:\n      - run: |\n          curl -sSLO https://get.example.com/v1.4/tool.tar.gz\n          sha256sum --check tool.sha256\n',
  },
  hoverOn: ['jobs.steps.run', 'script'],
  equivalents: {
    poutine: ['unverified_script_exec'],
    scorecard: ['Pinned-Dependencies'],
    checkov: ['CKV_GHA_3', 'CKV_GITLABCI_1', 'CKV_CIRCLECIPIPELINES_7'],
  },
});
