/** Made-up practices with all that is behind them, and questions, as the server would send them. */
import type { FilePlace } from '../../server/src/features/overview-types.ts';
import type { PracticeDetails, Question, Questions, ShownAnswer } from '../../server/src/features/practice-types.ts';
import type { Level } from '../../server/src/model/types.ts';
import { overview, place } from './overviews.ts';

function filePlace(path: string, line: number): FilePlace {
  const { uri, range } = place(path, line, '');
  return { uri, path, range };
}

/** What Platform team said long ago. */
export const oldAnswer: ShownAnswer = {
  id: 'people/culture/2/blameless',
  answer: 'yes',
  note: 'Every incident review since spring,\nwith its notes in the handbook.',
  by: 'Platform team',
  date: '2025-01-15',
  stale: true,
  place: filePlace('.cnmaturity.yaml', 11),
};

/** A practice with something of everything. */
export function details(id: string, more: Partial<PracticeDetails> = {}): PracticeDetails {
  return {
    model: overview.model,
    scope: 'workspace',
    id,
    statement: 'Liveness and readiness probes are defined.',
    level: 2,
    levelName: 'Operate',
    section: 'technology/testing-and-issue-detection',
    sectionName: 'Testing and Issue Detection',
    link: 'https://maturitymodel.cncf.io/technology/#testing-and-issue-detection',
    kind: 'both',
    why: 'Without a probe the cluster sends requests to Pods that cannot answer.',
    how: ['Give every container a readinessProbe.', 'Let the pipeline fail when a workload has neither.'],
    links: [{ title: 'Configure probes', url: 'https://kubernetes.io/docs/tasks/configure-pod-container/' }],
    projects: [{ name: 'Prometheus', homepage: 'https://prometheus.io' }],
    status: 'partly-met',
    reason: 'rules',
    share: 0.57,
    gain: 0.031,
    blocker: false,
    rules: [
      {
        id: 'liveness-probe-missing',
        title: 'Liveness probe missing',
        met: 4,
        unmet: 3,
        unknown: 1,
        accepted: 2,
        fix: 'review',
        findings: 3,
        places: [place('deploy/base/cart.yaml', 30, 'Container "cart" has no liveness probe.')],
      },
    ],
    signals: [
      {
        id: 'prometheus-rules',
        detects: 'Alerting rules of Prometheus',
        count: 12,
        places: [filePlace('monitoring/alerts.yaml', 3)],
        counts: true,
      },
      { id: 'chaos-mesh', detects: 'Experiments of Chaos Mesh', count: 0, places: [], counts: true },
      { id: 'litmus', detects: 'Experiments of Litmus', count: 0, places: [], counts: true },
    ],
    answer: null,
    contradiction: null,
    question: 'Does every container say when it is alive and when it is ready?',
    values: ['yes', 'partly', 'no', 'not-applicable'],
    ...more,
  };
}

/** A practice of which a person says otherwise than files. */
export function contradicted(id: string): PracticeDetails {
  return details(id, {
    status: 'unmet',
    contradiction: { files: 'unmet', answer: 'yes' },
    answer: {
      id,
      answer: 'yes',
      by: 'Platform team',
      date: '2026-11-02',
      note: 'Reviewed in the spring.',
      stale: false,
      place: filePlace('.cnmaturity.yaml', 4),
    },
  });
}

function question(level: Level, slug: string, text: string, more: Partial<Pick<Question, 'answer' | 'state'>> = {}): Question {
  return {
    kind: 'practice',
    id: `people/culture/${String(level)}/${slug}`,
    level,
    section: 'people/culture',
    sectionName: 'Culture',
    statement: 'Mistakes are looked into without blame.',
    question: text,
    why: 'People who fear blame hide what went wrong.',
    how: ['Write reviews about the system, not about people.'],
    answer: null,
    state: 'open',
    ...more,
  };
}

/** Six questions up to Level 2: one is answered, one too old, one covers another. */
export const questions: Questions = {
  scope: 'workspace',
  upTo: 2,
  file: '.cnmaturity.yaml',
  questions: [
    question(1, 'told', 'Does everybody know why you move to cloud native?', {
      answer: { id: 'people/culture/1/told', answer: 'partly', date: '2026-11-02', stale: false },
      state: 'answered',
    }),
    question(1, 'time', 'Do people have time to learn?'),
    question(2, 'blameless', 'Are mistakes looked into without blame?', { answer: oldAnswer, state: 'stale' }),
    {
      kind: 'ai',
      id: 'ai',
      level: 2,
      section: 'people/ai',
      sectionName: 'AI',
      summary: 'Models in products, or in how software is made and run.',
      question: 'Do you use AI?',
      answer: null,
      state: 'open',
      covers: ['people/ai/2/skills'],
    },
    {
      ...question(2, 'skills', 'Do people know how to work with models?'),
      id: 'people/ai/2/skills',
      section: 'people/ai',
      sectionName: 'AI',
    },
    question(2, 'shared', 'Do teams share what they learn?'),
  ],
};

/** The questions once one of them is answered. */
export function answered(id: string, answer: ShownAnswer['answer']): Questions {
  return {
    ...questions,
    questions: questions.questions.map((each) =>
      each.id === id ? { ...each, state: 'answered', answer: { id, answer, date: '2026-11-21', stale: false } } : each,
    ),
  };
}
