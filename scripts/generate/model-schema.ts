/** The shape of the files below `model/`. */
import * as v from 'valibot';

const text = v.pipe(v.string(), v.trim(), v.minLength(1));
const level = v.picklist([1, 2, 3, 4, 5]);
const link = v.strictObject({ title: text, url: v.pipe(v.string(), v.url(), v.startsWith('https://')) });

const practice = v.pipe(
  v.strictObject({
    id: v.pipe(v.string(), v.regex(/^[a-z-]+\/[a-z-]+\/[1-5]\/[a-z0-9-]+$/)),
    kind: v.picklist(['observed', 'both', 'attested']),
    statement: text,
    question: v.optional(text),
    why: text,
    how: v.pipe(v.array(text), v.minLength(2), v.maxLength(4)),
    projects: v.optional(v.array(v.string()), []),
    links: v.optional(v.pipe(v.array(link), v.maxLength(2)), []),
  }),
  v.check(
    ({ kind, question }) => (kind === 'observed') === (question === undefined),
    'A question is for practices that a person can confirm, and all of these have one.',
  ),
);

const cell = v.strictObject({ level, summary: text, practices: v.pipe(v.array(practice), v.minLength(2)) });

const section = v.strictObject({
  id: v.pipe(v.string(), v.regex(/^[a-z-]+\/[a-z-]+$/)),
  name: text,
  link: v.pipe(v.string(), v.startsWith('https://maturitymodel.cncf.io/')),
  summary: text,
  levels: v.pipe(
    v.array(cell),
    v.length(5),
    v.check((cells) => cells.every((item, index) => item.level === index + 1), 'Levels stand in order, 1 to 5.'),
  ),
});

export const modelFileSchema = v.strictObject({
  id: v.string(),
  name: text,
  summary: text,
  sections: v.pipe(v.array(section), v.minLength(1)),
});

export const levelsFileSchema = v.strictObject({
  version: text,
  date: text,
  levels: v.pipe(v.array(v.strictObject({ level, name: text, meaning: text })), v.length(5)),
});

export const projectStatus = v.picklist(['graduated', 'incubating', 'sandbox', 'archived']);

export const projectsFileSchema = v.strictObject({
  date: text,
  projects: v.array(v.strictObject({ id: text, name: text, status: projectStatus, homepage: v.string() })),
});

export const signalsFileSchema = v.strictObject({
  signals: v.array(
    v.strictObject({
      id: v.pipe(v.string(), v.regex(/^[a-z0-9-]+$/)),
      detects: text,
      match: text,
      practices: v.pipe(v.array(v.string()), v.minLength(1)),
    }),
  ),
});
