import { say } from '../../texts/texts.ts';
import { parentOf } from '../../workspace/paths.ts';
import type { WorkspaceView } from '../../workspace/view.ts';
import { defineRule, met, notApplicable, unknown, unmet } from '../rule.ts';
import { flagOf, ownOf, sourcesOf } from './parts.ts';

export const dockerignoreMissing = defineRule({
  id: 'dockerignore-missing',
  title: 'Whole context copied, no .dockerignore',
  family: 'dockerfile',
  practice: 'technology/security-and-policy/1/no-credentials-in-images',
  category: 'security',
  default: 'on',
  subject: 'dockerfile',
  crossFile: true,
  severity: 'warning',
  check(dockerfile, { uri, workspace }) {
    const copy = dockerfile.instructions.find((instruction) => {
      const own = ownOf(instruction);
      if ((own.keyword !== 'COPY' && own.keyword !== 'ADD') || flagOf(own, 'from') || flagOf(own, 'exclude')) return false;
      return sourcesOf(own).sources.some((source) => /^(?:\.?\/)*\.?\*?$/.test(source) && source !== '');
    });
    if (!copy) return notApplicable;
    const presence = ignoreFilePresence(uri, workspace);
    if (presence !== 'missing') return presence === 'file' ? met : unknown;
    const own = ownOf(copy);
    return unmet({ ...own.keywordSpan, message: say`${own.keyword} takes in the whole folder, and no .dockerignore leaves anything out.` });
  },
  fixSafety: null,
  rationale:
    'Copying the whole context copies what lies around in it: `.git`, `.env` files, keys, local builds. They end up in a layer of the image, readable to all who can pull it. Looked for is a `.dockerignore` beside the Dockerfile, one named after it, and one in the folders above up to the root of the workspace, which builds may start from.',
  how: [
    'Add a `.dockerignore` to the folder that the build starts from, with at least `.git`, `.env*`, `*.pem`, `*.key` and the folders of local builds.',
    'Or leave everything out with `*` and let in what the image needs: `!src`.',
    'Or copy the needed folders one by one.',
  ],
  example: {
    language: 'dockerfile',
    bad: 'FROM node:24-slim\nWORKDIR /app\nCOPY . .\n',
    good: 'FROM node:24-slim\nWORKDIR /app\nCOPY package.json src ./\n',
  },
  hoverOn: ['COPY', 'ADD'],
  equivalents: {},
});

function ignoreFilePresence(uri: string, workspace: WorkspaceView): 'file' | 'missing' | 'unknown' {
  const places = [`${uri}.dockerignore`];
  for (let folder = parentOf(uri); folder.includes('/') && !folder.endsWith('/'); folder = parentOf(folder)) {
    places.push(`${folder}/.dockerignore`, `${folder}/.containerignore`);
  }
  let seen = false;
  for (const place of places) {
    const presence = workspace.presence(place);
    if (presence === 'file') return 'file';
    if (presence === 'missing') seen = true;
    // Above the root of the workspace nobody looked.
    else if (presence === 'unknown' && seen) break;
  }
  return seen ? 'missing' : 'unknown';
}
