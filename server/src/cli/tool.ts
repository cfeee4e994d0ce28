import manifest from '../../../package.json' with { type: 'json' };

export const toolName = 'cnmaturity';
export const toolVersion = manifest.version;
