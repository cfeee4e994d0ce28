/** Words that tell a tool not to check certificates. */
import type { ShellCommand, ShellWord } from '../../syntax/shell/tree.ts';

export interface InsecureWord {
  readonly word: ShellWord;
  /** What to write in its place; undefined where it can be left out. */
  readonly safe?: string;
  /** The next word, which belongs to it. */
  readonly value?: ShellWord;
}

const none: readonly InsecureWord[] = [];
const tools: ReadonlySet<string> = new Set('curl wget pip python git npm pnpm yarn yum dnf microdnf apt apt-get echo printf'.split(' '));

const off = /^(?:0|false|no|off)$/i;
const on = /^(?:1|true|yes|on)$/i;

/** The safe value of a variable that switches the check off; undefined for all else. */
export function insecureVariable(name: string, value: string): string | undefined {
  if (name === 'NODE_TLS_REJECT_UNAUTHORIZED' || name === 'PYTHONHTTPSVERIFY') return value === '0' ? '1' : undefined;
  if (name === 'GIT_SSL_NO_VERIFY') return on.test(value) ? 'false' : undefined;
  if (/^npm_config_strict_ssl$/i.test(name)) return off.test(value) ? 'true' : undefined;
  return undefined;
}

/** What a command is told that switches the check off. */
export function insecureWords(command: ShellCommand): readonly InsecureWord[] {
  const { words, assignments } = command;
  const exported = words[0].text === 'export';
  const tool = command.name.replace(/(?<![\d.])[\d.]+$/, '');
  if (assignments.length === 0 && !exported && !tools.has(tool)) return none;
  const variables = [...assignments, ...(exported ? words.slice(1) : [])].flatMap((word) => {
    const equals = word.text.indexOf('=');
    const name = word.text.slice(0, equals);
    const safe = equals < 0 ? undefined : insecureVariable(name, word.text.slice(equals + 1));
    return safe === undefined ? [] : [{ word, safe: `${name}=${safe}` }];
  });
  return [...variables, ...words.slice(1).flatMap((word, index) => insecureWord(tool, words, word, index + 1) ?? [])];
}

function insecureWord(tool: string, words: readonly ShellWord[], word: ShellWord, index: number): InsecureWord | undefined {
  const { text } = word;
  const next = words[index + 1];
  const previous = words[index - 1]?.text ?? '';
  switch (tool) {
    case 'curl':
      return curlFlag(word, previous);
    case 'wget':
      return text === '--no-check-certificate' ? { word } : undefined;
    case 'pip':
    case 'python':
      if (text === '--trusted-host' && next) return { word, value: next };
      return text.startsWith('--trusted-host=') ? { word } : undefined;
    case 'git':
      if (/^http\.(?:.*\.)?sslVerify=(?:false|0)$/i.test(text)) return { word, safe: text.replace(/=.*$/, '=true') };
      return /^http\.(?:.*\.)?sslVerify$/i.test(previous) && off.test(text) ? { word, safe: 'true' } : undefined;
    case 'npm':
    case 'pnpm':
    case 'yarn':
      if (/^--?strict-ssl=false$|^--no-strict-ssl$/.test(text)) return { word };
      if (/^strict-ssl=false$/.test(text)) return { word, safe: 'strict-ssl=true' };
      return /^-*strict-ssl$/.test(previous) && text === 'false' ? { word, safe: 'true' } : undefined;
    case 'yum':
    case 'dnf':
    case 'microdnf':
      return /^--setopt=(?:[\w*-]+\.)?sslverify=(?:0|false|no)$/.test(text) ? { word } : undefined;
    case 'apt':
    case 'apt-get':
      return /Verify-(?:Peer|Host)=(?:0|false|no)"?$/i.test(text) && text.startsWith('-o') ? { word } : undefined;
    case 'echo':
    case 'printf':
      return /\bsslverify\s*=\s*(?:0|false|no)\b|\bstrict-ssl\s*=\s*false\b|Verify-Peer\s+"?false/i.test(text)
        ? {
            word,
            safe: text
              .replace(/(sslverify\s*=\s*)(?:0|false|no)/i, '$11')
              .replace(/(strict-ssl\s*=\s*)false/i, '$1true')
              .replace(/(Verify-Peer\s+"?)false/i, '$1true'),
          }
        : undefined;
    default:
      return undefined;
  }
}

// Letters of curl that take the rest of their word, or the next one, as a value.
const curlValued = /^[^-]*?[ABCDEFHKPQTUXYbcdehmortuwxyz]/;

function curlFlag(word: ShellWord, previous: string): InsecureWord | undefined {
  const { text } = word;
  if (
    /^--(?:data|header|output|user|request|form|url)/.test(previous) ||
    (/^-[a-zA-Z]+$/.test(previous) && /[AbcdeFHmoTuwXxz]$/.test(previous))
  )
    return undefined;
  if (text === '-k' || text === '--insecure' || text === '--proxy-insecure') return { word };
  if (!/^-[a-zA-Z#]+$/.test(text)) return undefined;
  const letters = text.slice(1);
  const valued = curlValued.exec(letters)?.[0].length ?? letters.length;
  const at = letters.indexOf('k');
  return at >= 0 && at < valued ? { word, safe: `-${letters.replace('k', '')}` } : undefined;
}
