/** The shape of the files below `model/`; editors get it as JSON schemas, which `model-json-schema.ts` makes of it. */
import * as v from 'valibot';
import type { Level } from '../../server/src/model/types.ts';

/** Neither empty nor with spaces around it. */
const text = v.pipe(v.string(), v.regex(/^\S(?:[\s\S]*\S)?$/));
const url = v.pipe(v.string(), v.regex(/^https:\/\/[^\s/]+(?:\/\S*)?$/));
/** Of projects that are no longer looked after, too. */
const website = v.pipe(v.string(), v.regex(/^https?:\/\/[^\s/]+(?:\/\S*)?$/));
const level = v.picklist([1, 2, 3, 4, 5]);

const link = v.strictObject({ title: text, url });
const practiceId = v.pipe(v.string(), v.regex(/^[a-z-]+\/[a-z-]+\/[1-5]\/[a-z0-9-]+$/));

const common = {
  id: v.pipe(practiceId, v.description('dimension/section/level/name. Never changed once it was released: answers are kept by it.')),
  statement: v.pipe(text, v.description('What is the case where the practice is met, in one sentence.')),
  why: v.pipe(text, v.description('What is lost without it, in two or three plain sentences.')),
  how: v.pipe(v.array(text), v.minLength(2), v.maxLength(4), v.description('Steps that somebody can begin with tomorrow.')),
  projects: v.pipe(v.optional(v.array(text), []), v.description('Ids of CNCF projects that help: model/projects.yaml.')),
  links: v.optional(v.pipe(v.array(link), v.maxLength(2)), []),
};

const observed = v.strictObject({
  ...common,
  kind: v.pipe(v.literal('observed'), v.description('Files decide.')),
  question: v.pipe(v.optional(v.never()), v.description('Nobody is asked for what files decide.')),
});

const confirmed = v.strictObject({
  ...common,
  kind: v.pipe(v.picklist(['both', 'attested']), v.description('A person decides; where files show something as well: both.')),
  question: v.pipe(text, v.description('What a person is asked: yes, partly or no.')),
});

const practice = v.variant('kind', [observed, confirmed]);
const practices = v.pipe(v.array(practice), v.minLength(2));

type Cell<L extends Level> = v.StrictObjectSchema<
  { readonly level: v.LiteralSchema<L, undefined>; readonly summary: typeof text; readonly practices: typeof practices },
  undefined
>;

function cellOf<L extends Level>(own: L): Cell<L> {
  return v.strictObject({ level: v.literal(own), summary: text, practices });
}

const section = v.strictObject({
  id: v.pipe(v.string(), v.regex(/^[a-z-]+\/[a-z-]+$/)),
  name: text,
  link: v.pipe(v.string(), v.regex(/^https:\/\/maturitymodel\.cncf\.io\/\S+$/)),
  summary: text,
  levels: v.strictTuple([cellOf(1), cellOf(2), cellOf(3), cellOf(4), cellOf(5)]),
});

export const modelFileSchema = v.strictObject({
  id: text,
  name: text,
  summary: text,
  sections: v.pipe(v.array(section), v.minLength(1)),
});

export const levelsFileSchema = v.strictObject({
  version: text,
  date: text,
  levels: v.pipe(v.array(v.strictObject({ level, name: text, meaning: text })), v.length(5)),
});

const projectStatus = v.picklist(['graduated', 'incubating', 'sandbox', 'archived']);

export const projectsFileSchema = v.strictObject({
  date: text,
  projects: v.array(v.strictObject({ id: text, name: text, status: projectStatus, homepage: website })),
});

export const signalsFileSchema = v.strictObject({
  signals: v.array(
    v.strictObject({
      id: v.pipe(v.string(), v.regex(/^[a-z0-9-]+$/)),
      detects: v.pipe(text, v.description('What it finds, for people.')),
      match: v.pipe(text, v.description('Where it is found, in the language of docs/signals.md.')),
      practices: v.pipe(v.array(practiceId), v.minLength(1), v.description('What it is evidence for.')),
    }),
  ),
});

/** Shapes that stand in several places. */
export const sharedShapes = { text, url, link, practiceId, practice };
