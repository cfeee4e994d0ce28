/** What gives a secret away: the name of a variable, or the shape of a value. Values themselves are never part of an answer. */
import { english, say, translated } from '../texts/texts.ts';

const secretWords: ReadonlySet<string> = new Set(
  'password passwd passphrase passcode pword pwd pass secret secrets token credential credentials apikey'.split(' '),
);
const secretEndings = /(?:password|passwd|passphrase|apikey|authtoken|accesstoken|clientsecret|secretkey|privatekey|accesskey)$/;

// A key is a credential when the word before says what it opens; a sort key or a cache key opens nothing.
const keyKinds: ReadonlySet<string> = new Set(
  'access account admin aes api app auth client crypt decryption deploy encryption hmac jwt license master private secret service session ssh signing storage subscription'.split(
    ' ',
  ),
);
const accessTokenOwners: ReadonlySet<string> = new Set('ado azure devops gh git github gitlab'.split(' '));

// Words behind the one that counts that change nothing about it: SECRET_KEY_BASE, DB_PASSWORD_PROD, TOKEN_2.
const trailing: ReadonlySet<string> = new Set(
  'b64 base base64 default dev json old plain plaintext prod production staging string value'.split(' '),
);

// Published on purpose, or a switch: PUBLIC_KEY, REQUIRE_PASSWORD, ALLOW_EMPTY_PASSWORD.
const published: ReadonlySet<string> = new Set('public publishable pub anon'.split(' '));
const switches: ReadonlySet<string> = new Set(
  'allow disable disabled enable enabled has ignore is max min no require required skip use with without'.split(' '),
);

// Bundlers write these into what browsers load, so their API keys are public by design.
const bundled = /^(?:next_public|nuxt_public|react_app|vite|expo_public|gatsby)_/i;

// By its documentation the path of a file, whatever the name says.
const namesFile = /^google_application_credentials$/i;

// They tell one cluster from another, or the kind of token with its options, and open nothing.
const opensNothing = /^etcd_(?:initial_cluster|discovery|auth)_token$/i;

// Most names hold none of these, and need no closer look.
const suspicious = /pass|pw|secret|token|credential|key|pat/i;

/** Whether a variable of this name holds a credential: DB_PASSWORD, but neither PASSWORD_FILE nor TOKEN_TTL. */
export function isSecretName(name: string): boolean {
  if (!suspicious.test(name)) return false;
  const words = name
    .replace(/([a-z0-9])([A-Z])/g, '$1_$2')
    .toLowerCase()
    .split(/[^a-z0-9]+/)
    .filter((word) => word !== '');
  if (
    words.length === 0 ||
    namesFile.test(name) ||
    opensNothing.test(name) ||
    switches.has(words[0] ?? '') ||
    words.some((word) => published.has(word))
  )
    return false;
  let end = words.length;
  while (end > 1 && (trailing.has(words[end - 1] ?? '') || /^\d+$/.test(words[end - 1] ?? ''))) end--;
  const last = (words[end - 1] ?? '').replace(/(?<!\d)\d+$/, '');
  const before = words[end - 2] ?? '';
  if (last === 'key' || last === 'keys') return keyKinds.has(before) && !bundled.test(name);
  if (last === 'pat') return accessTokenOwners.has(before);
  // Alone these two are the working directory and a plain verb.
  if ((last === 'pwd' || last === 'pass') && end === 1) return false;
  if (last === 'pwd' && (before === 'old' || before === 'init')) return false;
  return secretWords.has(last) || (secretEndings.test(last) && !(last.endsWith('apikey') && bundled.test(name)));
}

const credentials: readonly (readonly [string, RegExp])[] = [
  [english`an AWS access key id`, /\b(?:AKIA|ASIA)[A-Z2-7]{16}\b/],
  [english`a private key`, /-----BEGIN (?:[A-Z0-9]+ )*PRIVATE KEY(?: BLOCK)?-----/],
  [english`a GitHub token`, /\b(?:gh[pousr]_[A-Za-z0-9]{36,}|github_pat_[A-Za-z0-9_]{60,})\b/],
  [english`a GitLab token`, /\bglpat-[A-Za-z0-9_-]{20,}/],
  [english`a Slack token`, /\bxox[abeoprs]-[A-Za-z0-9-]{10,}/],
  [english`a Google API key`, /\bAIza[A-Za-z0-9_-]{35}\b/],
  [english`a Stripe key`, /\b[rs]k_live_[A-Za-z0-9]{20,}/],
  [english`an npm token`, /\bnpm_[A-Za-z0-9]{36}\b/],
  [english`a JSON web token`, /\beyJ[A-Za-z0-9_-]{10,}\.eyJ[A-Za-z0-9_-]{10,}\.[A-Za-z0-9_-]{10,}/],
];

/** What each of them, or a URL with a password, holds. */
const telling = /AKIA|ASIA|PRIVATE KEY|gh[pousr]_|github_pat_|glpat-|xox|AIza|k_live_|npm_|eyJ|:\/\//;

const urlWithPassword = /\b[a-z][a-z0-9+.-]{0,20}:\/\/[^\s/:@]{0,256}:([^\s/@]{1,1024})@/i;

/** What kind of credential a value is by its shape ("a GitHub token"); undefined for anything else. */
export function credentialIn(value: string): string | undefined {
  // The shortest is a URL: `a://b:c@`.
  if (value.length < 8 || !telling.test(value)) return undefined;
  for (const [kind, pattern] of credentials) if (pattern.test(value) && !isExample(value)) return translated(kind);
  const password = urlWithPassword.exec(value)?.[1];
  return password !== undefined && isLiteralSecret(password) ? say`a URL with a password` : undefined;
}

/** AWS ends the keys of its documentation so. */
function isExample(value: string): boolean {
  return /EXAMPLE\b/.test(value);
}

const placeholders =
  /^(?:[*x.\-_#?]+|<.*>|\[.*\]|%.*%|__.*__|@.*@|change[-_ ]?(?:me|it|this)?.*|replace[-_ ]?(?:me|this|with)?.*|your[-_ ].*|your(?:password|secret|token|key)|my[-_ ]?(?:password|secret|token|key)|placeholder.*|todo.*|tbd|example.*|dummy|unused|not[-_ ]?(?:used|needed|set|required|a[-_ ]?secret)|redacted|none|null|nil|unset|undefined|n\/a|true|false|yes|no|on|off|enabled|disabled|[0-9]+(?:\.[0-9]+)?(?:ms|s|m|h|d)?)$/i;

/** `API_KEY_VALUE`: words to be replaced, or the name of the variable itself. */
const capitals = /^[A-Z]+(?:_[A-Z]+)+$/;

/** References that are filled in later: `$(DB_PASSWORD)`, `${TOKEN}`, `{{ .Values.token }}`, `vault:secret/data/db#password`, `ref+awssm://…`. */
const reference = /\$[({]|^\$[A-Za-z_]|\{\{|^(?:vault|ref\+[a-z]+|secretref|secretsmanager|sm|ssm|op|arn|projects\/|env|file):?[/:]/i;

/** Whether the value of a secret-named variable is itself a secret: not empty, no reference, no flag, no number, no placeholder, no path. */
export function isLiteralSecret(value: string): boolean {
  const text = value.trim();
  if (text === '' || placeholders.test(text) || capitals.test(text) || reference.test(text)) return false;
  return !/^(?:(?:\/|\.\.?\/|~\/)[\w./-]*|[a-z]:\\.*)$/i.test(text);
}
