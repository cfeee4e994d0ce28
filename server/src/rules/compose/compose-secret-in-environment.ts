import { credentialIn, isLiteralSecret, isSecretName } from '../../facts/secrets.ts';
import { say } from '../../texts/texts.ts';
import { defineRule, met, notApplicable, unmet, type Problem } from '../rule.ts';
import { environmentOf, nameOf } from './service.ts';

export const composeSecretInEnvironment = defineRule({
  id: 'compose-secret-in-environment',
  title: 'Credential written into environment',
  family: 'compose',
  practice: 'technology/security-and-policy/1/no-credentials-in-images',
  category: 'security',
  default: 'on',
  subject: 'service',
  crossFile: false,
  severity: 'warning',
  check(service) {
    const values = environmentOf(service);
    if (values.length === 0) return notApplicable;
    const [first, ...rest] = values.flatMap(({ name, value, node }): readonly Problem[] => {
      // What stands in the file, the default of a variable included.
      const written = /^\$\{\w+:?-(.*)\}$/.exec(value)?.[1] ?? value;
      if (written.includes('$')) return [];
      const secret = credentialIn(written) !== undefined || (isSecretName(name) && isLiteralSecret(written));
      return secret
        ? [{ start: node.start, end: node.end, message: say`${nameOf(service)} has the credential of "${name}" written into the file.` }]
        : [];
    });
    return first ? unmet(first, ...rest) : met;
  },
  fixSafety: 'review',
  fix(service, { start, end }) {
    const found = environmentOf(service).find(({ node }) => node.start === start);
    if (!found || !/^[A-Za-z_]\w*$/.test(found.name)) return undefined;
    const reference = `\${${found.name}:?}`;
    const text = `"${found.listed ? `${found.name}=` : ''}${reference}"`;
    return { title: say`Take "${found.name}" from outside`, safety: 'review', edits: [{ start, end, text }] };
  },
  rationale:
    'A credential in the file is in the repository and in its history, open to all who can read either. Passwords that are only meant for a laptop have a way of reaching the next environment with a copy of the file.',
  how: [
    'Take the value from outside: `DB_PASSWORD: "${DB_PASSWORD:?}"`, with the value in a `.env` file that Git ignores.',
    'Or use `secrets`, and let the image read the file: `POSTGRES_PASSWORD_FILE: /run/secrets/db`.',
    'Replace a credential that was in the repository: it counts as known.',
  ],
  example: {
    language: 'yaml',
    bad: 'services:\n  db:\n    image: postgres:18.1\n    environment:\n      POSTGRES_PASSWORD: hx72Kd91qz\n',
    good: 'services:\n  db:\n    image: postgres:18.1\n    environment:\n      POSTGRES_PASSWORD: "${POSTGRES_PASSWORD:?}"\n',
  },
  hoverOn: ['environment'],
  equivalents: {},
});
