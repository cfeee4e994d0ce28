/** What assistants may ask; the shapes that the manifest declares, checked again. */
import * as v from 'valibot';

const id = v.pipe(v.string(), v.minLength(1), v.maxLength(300));
const level = v.picklist([1, 2, 3, 4, 5]);
const filePath = v.pipe(v.string(), v.minLength(1), v.maxLength(4096));

export const listInput = v.object({
  filePath: v.optional(filePath),
  rule: v.optional(id),
  section: v.optional(id),
  upToLevel: v.optional(level),
  limit: v.optional(v.pipe(v.number(), v.integer(), v.minValue(1), v.maxValue(200))),
});

export const explainInput = v.object({ id });

export const assessInput = v.object({ section: v.optional(id) });

export const fixInput = v.object({
  filePath,
  rule: id,
  line: v.optional(v.pipe(v.number(), v.integer(), v.minValue(1))),
});

/** Fails with a message that tells an assistant what is wrong with its question. */
export function readInput<const S extends v.GenericSchema>(schema: S, value: unknown): v.InferOutput<S> {
  const result = v.safeParse(schema, value ?? {});
  if (result.success) return result.output;
  const [issue] = result.issues;
  throw new Error(`The input is not as the schema of this tool says: ${v.getDotPath(issue) ?? 'input'}: ${issue.message}`);
}
