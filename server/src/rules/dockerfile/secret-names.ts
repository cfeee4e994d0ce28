/** Which names and values are those of credentials. */

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

/** Whether a variable of this name holds a credential: DB_PASSWORD, but neither PASSWORD_FILE nor TOKEN_TTL. */
export function isSecretName(name: string): boolean {
  const words = name
    .replace(/([a-z0-9])([A-Z])/g, '$1_$2')
    .toLowerCase()
    .split(/[^a-z0-9]+/)
    .filter((word) => word !== '');
  if (words.length === 0 || namesFile.test(name) || switches.has(words[0] ?? '') || words.some((word) => published.has(word))) return false;
  let end = words.length;
  while (end > 1 && (trailing.has(words[end - 1] ?? '') || /^\d+$/.test(words[end - 1] ?? ''))) end--;
  const last = (words[end - 1] ?? '').replace(/\d+$/, '');
  const before = words[end - 2] ?? '';
  if (last === 'key' || last === 'keys') return keyKinds.has(before) && !bundled.test(name);
  if (last === 'pat') return accessTokenOwners.has(before);
  // Alone these two are the working directory and a plain verb.
  if ((last === 'pwd' || last === 'pass') && end === 1) return false;
  if (last === 'pwd' && (before === 'old' || before === 'init')) return false;
  return secretWords.has(last) || (secretEndings.test(last) && !(last.endsWith('apikey') && bundled.test(name)));
}

const credentialsInUrl = /[a-z][a-z0-9+.-]{0,20}:\/\/[^\s/:@$]*:(?!\$|@)([^\s/@$]+)@/i;
const knownTokens: readonly RegExp[] = [
  /\b(?:AKIA|ASIA)[0-9A-Z]{16}\b/,
  /\bgh[pousr]_[A-Za-z0-9]{36}/,
  /\bgithub_pat_[A-Za-z0-9_]{60,}/,
  /\bglpat-[A-Za-z0-9_-]{20}/,
  /\bxox[abprs]-[A-Za-z0-9-]{20,}/,
  /\b[sr]k_live_[A-Za-z0-9]{16,}/,
  /\bAIza[A-Za-z0-9_-]{35}/,
  /\bnpm_[A-Za-z0-9]{36}/,
  /-----BEGIN [A-Z ]*PRIVATE KEY-----/,
];

/** Whether a value is a credential whatever its name: a token of a known make, or an address with a password. */
export function isSecretValue(value: string): boolean {
  const password = credentialsInUrl.exec(value)?.[1];
  if (password !== undefined && !isHarmlessValue(password)) return true;
  return !value.includes('EXAMPLE') && knownTokens.some((token) => token.test(value));
}

const harmless =
  /^(?:true|false|yes|no|on|off|none|null|nil|undefined|unset|dummy|placeholder|unused|example|not[-_ ]?(?:used|needed|set|required|a[-_ ]?secret)|x{3,}|\*+|<[^>]*>|\{\{[^}]*\}\}|%[^%]*%)$/i;
const location = /^(?:\.{0,2}\/|[a-z]:\\|~\/|file:|vault:|secretsmanager:|ssm:|arn:|op:\/\/|env:)/i;

/** Whether a value under a credential's name is plainly none: nothing, a switch, a place holder, the place where the credential is. */
export function isHarmlessValue(value: string): boolean {
  return value.trim() === '' || harmless.test(value) || location.test(value);
}
