import manifest from '../../../package.json' with { type: 'json' };
import { model } from '../model/model.ts';

export const toolName = 'cnmaturity';
export const toolVersion = manifest.version;

/** Beside every level: which model it is one of. The date is that of the text that was followed. */
export const modelName = `CNCF Cloud Native Maturity Model ${model.version} (${model.date})`;
