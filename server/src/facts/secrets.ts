/** What gives a secret away: the name of a variable, or the shape of a value. Values themselves are never part of an answer. */

const secretWords: ReadonlySet<string> = new Set([
  'password',
  'passwd',
  'passphrase',
  'pwd',
  'secret',
  'token',
  'apikey',
  'credential',
  'credentials',
]);

/** Words that say which key, when they stand before `KEY`. */
const secretKeys: ReadonlySet<string> = new Set([
  'api',
  'private',
  'secret',
  'access',
  'encryption',
  'signing',
  'auth',
  'account',
  'license',
  'master',
]);

/** Last words of names that speak about a secret without being one. */
const aboutSecrets: ReadonlySet<string> = new Set([
  ...[
    'file',
    'files',
    'path',
    'dir',
    'directory',
    'name',
    'names',
    'id',
    'ids',
    'ref',
    'url',
    'uri',
    'urls',
    'endpoint',
    'host',
    'port',
    'header',
    'field',
  ],
  ...[
    'ttl',
    'expiry',
    'expiration',
    'expires',
    'lifetime',
    'timeout',
    'duration',
    'interval',
    'age',
    'seconds',
    'minutes',
    'hours',
    'days',
    'rotation',
  ],
  ...[
    'enabled',
    'disabled',
    'required',
    'enable',
    'length',
    'size',
    'count',
    'limit',
    'limits',
    'min',
    'max',
    'policy',
    'type',
    'kind',
    'mode',
    'algorithm',
  ],
  ...[
    'alg',
    'provider',
    'issuer',
    'audience',
    'aud',
    'version',
    'prefix',
    'suffix',
    'namespace',
    'store',
    'backend',
    'manager',
    'engine',
    'scope',
    'hash',
  ],
  ...[
    'encoder',
    'encoding',
    'format',
    'template',
    'regex',
    'pattern',
    'validator',
    'rounds',
    'cost',
    'service',
    'location',
    'arn',
    'mount',
  ],
]);

/** Whether a variable of this name is meant to hold a secret: `DB_PASSWORD`, `githubToken`, not `TOKEN_TTL` or `PASSWORD_FILE`. */
export function isSecretName(name: string): boolean {
  const words = wordsOf(name);
  const last = words.at(-1);
  if (last === undefined || aboutSecrets.has(last) || words.includes('public')) return false;
  if (words.some((word) => secretWords.has(word))) return !isCountOfTokens(words);
  return words.some((word, index) => word === 'key' && secretKeys.has(words[index - 1] ?? ''));
}

/** `MAX_TOKENS` and the like count the tokens of a language model; plurals are no secret word, these are singular. */
function isCountOfTokens(words: readonly string[]): boolean {
  return words.at(-1) === 'token' && ['max', 'min', 'per', 'num'].includes(words.at(-2) ?? '');
}

function wordsOf(name: string): readonly string[] {
  return name
    .replaceAll(/([a-z0-9])([A-Z])/g, '$1_$2')
    .toLowerCase()
    .split(/[^a-z0-9]+/)
    .filter((word) => word !== '');
}

const credentials: readonly (readonly [string, RegExp])[] = [
  ['an AWS access key id', /\b(?:AKIA|ASIA)[A-Z2-7]{16}\b/],
  ['a private key', /-----BEGIN (?:[A-Z0-9]+ )*PRIVATE KEY(?: BLOCK)?-----/],
  ['a GitHub token', /\b(?:gh[pousr]_[A-Za-z0-9]{36,}|github_pat_[A-Za-z0-9_]{60,})\b/],
  ['a GitLab token', /\bglpat-[A-Za-z0-9_-]{20,}/],
  ['a Slack token', /\bxox[abeoprs]-[A-Za-z0-9-]{10,}/],
  ['a Google API key', /\bAIza[A-Za-z0-9_-]{35}\b/],
  ['a Stripe key', /\b[rs]k_live_[A-Za-z0-9]{20,}/],
  ['an npm token', /\bnpm_[A-Za-z0-9]{36}\b/],
  ['a JSON web token', /\beyJ[A-Za-z0-9_-]{10,}\.eyJ[A-Za-z0-9_-]{10,}\.[A-Za-z0-9_-]{10,}/],
];

const urlWithPassword = /\b[a-z][a-z0-9+.-]*:\/\/[^\s/:@]*:([^\s/@]+)@/i;

/** What kind of credential a value is by its shape ("a GitHub token"); undefined for anything else. */
export function credentialIn(value: string): string | undefined {
  for (const [kind, pattern] of credentials) if (pattern.test(value) && !isExample(value)) return kind;
  const password = urlWithPassword.exec(value)?.[1];
  return password !== undefined && isLiteralSecret(password) ? 'a URL with a password' : undefined;
}

/** AWS ends the keys of its documentation so. */
function isExample(value: string): boolean {
  return /EXAMPLE\b/.test(value);
}

const placeholders =
  /^(?:[*x.\-_#?]+|<.*>|\[.*\]|%.*%|__.*__|@.*@|change[-_ ]?(?:me|it|this)?.*|replace[-_ ]?(?:me|this|with)?.*|your[-_ ].*|my[-_ ]?(?:password|secret|token|key)|placeholder.*|todo.*|tbd|example.*|dummy|redacted|none|null|nil|unset|undefined|n\/a|true|false|yes|no|on|off|enabled|disabled|[0-9]+(?:\.[0-9]+)?(?:ms|s|m|h|d)?)$/i;

/** References that are filled in later: `$(DB_PASSWORD)`, `${TOKEN}`, `{{ .Values.token }}`, `vault:secret/data/db#password`, `ref+awssm://…`. */
const reference = /\$[({A-Za-z_]|\{\{|^(?:vault|ref\+[a-z]+|secretref|sm|ssm|op|arn|projects\/|env|file):?[/:]/i;

/** Whether the value of a secret-named variable is itself a secret: not empty, no reference, no flag, no number, no placeholder, no path. */
export function isLiteralSecret(value: string): boolean {
  const text = value.trim();
  if (text === '' || placeholders.test(text) || reference.test(text)) return false;
  return !/^(?:\/|\.\.?\/|~\/)[\w./-]*$/.test(text);
}
