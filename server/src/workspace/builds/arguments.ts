/** The arguments of a command that builds an image. */

export interface BuildArguments {
  readonly images: readonly string[];
  readonly file: string | undefined;
  readonly target: string | undefined;
  /** undefined where an argument is not understood. */
  readonly context: string | undefined;
}

const short: Readonly<Record<string, string>> = { t: 'tag', f: 'file', o: 'output', m: 'memory', c: 'context', d: 'destination' };
const withoutValue: ReadonlySet<string> = new Set(
  'pull push load no-cache rm force-rm q quiet squash compress disable-content-trust check D debug layers cache cleanup skip-tls-verify reproducible no-push single-snapshot insecure'.split(
    ' ',
  ),
);
const withValue: ReadonlySet<string> = new Set(
  'tag file target context destination dockerfile output memory build-arg label platform arch os cache-from cache-to cache-repo cache-ttl progress secret ssh network iidfile builder build-context allow attest annotation metadata-file provenance sbom ulimit add-host shm-size isolation security-opt format retry storage-driver authfile creds volume digest-file image-name-with-digest-file snapshot-mode log-format verbosity context-sub-path manifest'.split(
    ' ',
  ),
);

/** Reads what stands behind `build`. */
export function readArguments(words: readonly string[]): BuildArguments {
  const values = new Map<string, string[]>();
  const others: string[] = [];
  let understood = true;
  for (let index = 0; index < words.length; index++) {
    const word = words[index] ?? '';
    if (!/^-./.test(word)) {
      others.push(word);
      continue;
    }
    const [, long, letter, attached, value] = /^(?:--([\w-]+)|-(\w)(\w[^]*)?)(?:=([^]*))?$/.exec(word) ?? [];
    const name = long ?? (letter === undefined ? '' : (short[letter] ?? letter));
    const given = attached ?? value;
    if (given === undefined && (withoutValue.has(name) || !withValue.has(name))) {
      // What is not known may take the next word or not.
      understood &&= withoutValue.has(name);
      continue;
    }
    values.set(name, [...(values.get(name) ?? []), given ?? words[++index] ?? '']);
  }
  const one = (name: string): string | undefined => values.get(name)?.at(-1);
  const context = others.length > 0 ? others : (values.get('context') ?? []);
  return {
    images: [...(values.get('tag') ?? []), ...(values.get('destination') ?? [])],
    file: one('file') ?? one('dockerfile'),
    target: one('target'),
    context: understood && context.length === 1 && !values.has('context-sub-path') ? context[0] : undefined,
  };
}
