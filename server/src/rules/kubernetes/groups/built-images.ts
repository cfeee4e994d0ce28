/** What a manifest and the Dockerfile of its image say together. */
import type { Rule } from '../../rule.ts';
import { imagePortUndeclared } from '../image-port-undeclared.ts';
import { imageShellAbsent } from '../image-shell-absent.ts';
import { imageUserRefused } from '../image-user-refused.ts';

export const builtImagesRules: readonly Rule[] = [imageUserRefused, imageShellAbsent, imagePortUndeclared];
