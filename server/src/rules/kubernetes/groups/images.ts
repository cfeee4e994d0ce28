/** Which image runs, and where it comes from. */
import type { Rule } from '../../rule.ts';
import { imageTagLatest } from '../image-tag-latest.ts';
import { imageTagMissing } from '../image-tag-missing.ts';

export const imagesRules: readonly Rule[] = [imageTagLatest, imageTagMissing];
