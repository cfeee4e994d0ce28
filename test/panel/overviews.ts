/** Made-up overviews, as the server would send them. */
import type { LevelBasis, LevelStatus, PracticeStatus } from '../../server/src/assessment/types.ts';
import type {
  Overview,
  OverviewCell,
  OverviewDimension,
  OverviewPractice,
  OverviewScope,
  OverviewSection,
  OverviewStep,
  Place,
} from '../../server/src/features/overview-types.ts';
import type { Level } from '../../server/src/model/types.ts';

const letters: Readonly<Record<string, LevelStatus>> = { m: 'met', p: 'partly-met', u: 'unmet', '-': 'not-assessed' };

const untouched = { met: 0, unmet: 0, unknown: 0, blocker: false, by: null, stale: false, contradiction: false } as const;

function practices(cell: string, status: LevelStatus): readonly OverviewPractice[] {
  const first: PracticeStatus = status === 'not-assessed' ? 'unconfirmed' : status;
  const judged = status !== 'not-assessed';
  return [
    {
      ...untouched,
      id: `${cell}/declared`,
      statement: 'What the workload needs is declared beside it.',
      status: first,
      met: judged && status !== 'unmet' ? 4 : 0,
      unmet: judged && status !== 'met' ? 3 : 0,
      unknown: status === 'partly-met' ? 1 : 0,
      blocker: status === 'unmet',
      by: judged ? 'files' : null,
    },
    { ...untouched, id: `${cell}/agreed`, statement: 'Teams agree on how it is checked.', status: 'unconfirmed' },
    { ...untouched, id: `${cell}/elsewhere`, statement: 'Virtual machines follow the same rules.', status: 'not-applicable' },
  ];
}

/** Of a level at which half of two practices is met. */
function basisOf(level: Level, more: Partial<LevelBasis> = {}): LevelBasis {
  return {
    level,
    met: 0,
    partlyMet: 1,
    unmet: 0,
    unconfirmed: 1,
    notApplicable: 1,
    partShare: 0.6,
    needed: 2,
    byFiles: 1,
    byAnswers: 0,
    blockers: [],
    behind: [],
    ...more,
  };
}

/** A section whose five cells are given as letters: met, partly met, unmet, "-" for not assessed. */
function section(dimension: string, name: string, cells: string, level: Level | null): OverviewSection {
  const slug = name.toLowerCase().replace(/[^a-z]+/gu, '-');
  const id = `${dimension}/${slug}`;
  return {
    id,
    name,
    link: `https://maturitymodel.cncf.io/${dimension}/#${slug}`,
    level,
    progress: level === null ? 0 : 0.3,
    basis: level === null ? null : basisOf(level),
    cells: ([1, 2, 3, 4, 5] as const).map((each): OverviewCell => {
      const status = letters[cells.charAt(each - 1)] ?? 'not-assessed';
      const summary = 'Containers say what they need and how to tell that they work. Images are built the same way each time.';
      return { level: each, status, summary, practices: practices(`${id}/${String(each)}`, status) };
    }),
  };
}

function dimension(name: string, level: Level | null, sections: readonly (readonly [string, string, Level | null])[]): OverviewDimension {
  const id = name.toLowerCase().replaceAll(' ', '-');
  return {
    id,
    name,
    level,
    progress: level === null ? 0 : 0.54,
    basis:
      level === null ? null : basisOf(level, { met: 7, partlyMet: 3, unmet: 2, unconfirmed: 4, partShare: 1.7, needed: 13, byFiles: 12 }),
    sections: sections.map(([title, cells, at]) => section(id, title, cells, at)),
  };
}

const dimensions: readonly OverviewDimension[] = [
  dimension('People', null, [
    ['Organizational Change', '-----', null],
    ['Upskilling', '-----', null],
  ]),
  dimension('Process', 2, [
    ['Audit and Logs', 'mp---', 2],
    ['Software Integration and Release', 'mmp--', 3],
    ['Security', 'mu---', 2],
  ]),
  dimension('Policy', 2, [
    ['Policy Creation', 'mp---', 2],
    ['Implementation and Compliance', '-----', null],
  ]),
  dimension('Technology', 2, [
    ['Architecture and Solution Design', 'mmu--', 3],
    ['Platforms and Infrastructure', 'mpp--', 2],
    ['Container and Runtime Management', 'ppu--', 1],
    ['Testing and Issue Detection', 'mpuu-', 2],
    ['Cost Efficiency, Resource Usage and Sustainability', 'mu---', 2],
    ['AI', '-----', null],
  ]),
  dimension('Business Outcomes', null, [['Cost', '-----', null]]),
];

export function place(path: string, line: number, message: string): Place {
  const range = { start: { line, character: 8 }, end: { line, character: 20 } };
  return { uri: `file:///shop/${path}`, path, range, rule: 'missing-probes', message };
}

const guidanceText = 'Without a probe the cluster sends requests to Pods that cannot answer, and does not restart those that hang.';

function step(slug: string, statement: string, places: readonly Place[], more: Partial<OverviewStep> = {}): OverviewStep {
  return {
    practice: `technology/testing-and-issue-detection/2/${slug}`,
    statement,
    section: 'technology/testing-and-issue-detection',
    sectionName: 'Testing and Issue Detection',
    link: 'https://maturitymodel.cncf.io/technology/#testing-and-issue-detection',
    level: 2,
    status: 'partly-met',
    kind: 'files',
    gain: 0.031,
    blocker: false,
    completesSection: false,
    why: guidanceText,
    how: [
      'Give every container a readinessProbe on an address that answers without other services.',
      'Add a livenessProbe with a longer delay, so that a slow start is not taken for a hang.',
      'Let the pipeline fail when a workload has neither.',
    ],
    unmet: places.length,
    fixable: 0,
    places,
    ...more,
  };
}

const steps: readonly OverviewStep[] = [
  step(
    'probes',
    'Liveness and readiness probes are defined.',
    [
      place('deploy/base/catalogue/deployment.yaml', 23, 'Container "catalogue" has no readiness probe.'),
      place('deploy/base/catalogue/deployment.yaml', 23, 'Container "catalogue" has no liveness probe.'),
      place(
        'charts/shop-front-with-a-rather-long-name/templates/deployment-of-the-front.yaml',
        118,
        'Container "front" has no readiness probe.',
      ),
    ],
    { unmet: 7, fixable: 5 },
  ),
  step('requests', 'Containers request the CPU and memory that they need.', [place('deploy/base/cart.yaml', 31, 'No memory request.')], {
    status: 'unmet',
    fixable: 1,
    gain: 0,
    level: 1,
    blocker: true,
  }),
  step('runbooks', 'Alerts lead to runbooks.', [], {
    status: 'unmet',
    kind: 'evidence',
    unmet: 0,
    gain: 0.004,
    blocker: true,
    completesSection: true,
  }),
];

/** What a workspace has where there is nothing to choose. */
const whole: OverviewScope = { id: 'workspace', name: 'shop', kind: 'workspace', path: '', level: 2, progress: 0.684, files: 37 };

function application(name: string, level: Level | null, progress: number): OverviewScope {
  return {
    id: `application:${name}`,
    name,
    kind: 'application',
    path: `deploy/apps/${name}`,
    level,
    progress,
    files: level === null ? 0 : 9,
  };
}

/** A platform with four applications, of which one stands lowest. */
export const scopes: readonly OverviewScope[] = [
  whole,
  application('checkout', 1, 0.42),
  application('catalogue', 2, 0.31),
  application('storefront-with-a-rather-long-name', 3, 0.12),
  application('mail', null, 0),
];

/** A workspace with something of everything. */
export const overview: Overview = {
  model: { version: '4.0 beta', date: '2025-11-10' },
  state: 'ready',
  scopes: [whole],
  scope: 'workspace',
  overall: {
    level: 2,
    name: 'Operate',
    meaning: 'The foundation is laid and applications move into production.',
    progress: 0.684,
    basis: basisOf(2, {
      met: 24,
      partlyMet: 3,
      unmet: 4,
      unconfirmed: 6,
      partShare: 1.3,
      needed: 30,
      byFiles: 27,
      byAnswers: 4,
      blockers: ['process/security/2/declared'],
      behind: ['technology/container-and-runtime-management'],
    }),
  },
  target: { level: 2, set: false },
  dimensions,
  steps,
  questions: {
    level: 2,
    open: 3,
    stale: 1,
    total: 3,
    levels: ([1, 2, 3, 4, 5] as const).map((level) => ({ level, open: level === 1 ? 1 : 3, stale: level === 2 ? 1 : 0, total: 3 })),
  },
  counts: { files: 37, findings: 24, accepted: 2 },
  skipped: [
    { path: 'deploy/vendor/huge.yaml', reason: 'It has 4.2 MB, more than the 1 MB that are read.' },
    { path: 'charts/shop/files/logo.yaml', reason: 'It is not text.' },
  ],
  coverage: { judged: 84, byFiles: 70, byAnswers: 14, practices: 536 },
};

/** A workspace that the product reads nothing of. */
export const emptyOverview: Overview = {
  ...overview,
  state: 'empty',
  overall: { level: null, name: '', meaning: '', progress: 0, basis: null },
  dimensions: [],
  steps: [],
  counts: { files: 0, findings: 0, accepted: 0 },
  skipped: [],
  coverage: { judged: 0, byFiles: 0, byAnswers: 0, practices: 536 },
};

/** Words that would do harm if they were taken for HTML. */
export const hostileOverview: Overview = {
  ...overview,
  steps: [
    step('hostile', 'Names are <b>text</b>.', [
      place('deploy/<img src=x onerror="window.harmed=1">.yaml', 0, '<script>window.harmed = 1</script>'),
    ]),
  ],
  skipped: [{ path: '<img src=x onerror="window.harmed=1">', reason: '<svg onload="window.harmed=1">' }],
};

/** More steps than anybody reads at once, in every dimension and at several levels. */
export function manySteps(number: number): readonly OverviewStep[] {
  const sections = dimensions.flatMap((each) => each.sections);
  return Array.from({ length: number }, (_, index): OverviewStep => {
    const of = sections[index % sections.length];
    const level = ([1, 2, 3] as const)[index % 3] ?? 1;
    return step(
      `many-${String(index)}`,
      `Expectation ${String(index)} of the section is met.`,
      [place(`deploy/team-${String(index)}/app.yaml`, index, `Finding ${String(index)}.`)],
      {
        practice: `${of?.id ?? ''}/${String(level)}/many-${String(index)}`,
        section: of?.id ?? '',
        sectionName: of?.name ?? '',
        level,
        unmet: 1,
        how: [],
      },
    );
  });
}
