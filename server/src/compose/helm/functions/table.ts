/** All functions of templates: Go's, Sprig's and Helm's. */
import { NotKnown } from '../values/signals.ts';
import type { Value } from '../values/value.ts';
import { bool, integer, str } from '../values/value.ts';
import { dicts } from './dicts.ts';
import { encoding } from './encoding.ts';
import { kinds } from './kinds.ts';
import { lists } from './lists.ts';
import { logic } from './logic.ts';
import { math } from './math.ts';
import { parameter, stringAt, textAt } from './parameters.ts';
import { regular } from './regular.ts';
import type { Version } from './semver.ts';
import { parseVersion, satisfies } from './semver.ts';
import { strings } from './strings.ts';
import { texts } from './text.ts';
import type { FunctionTable, TemplateFunction } from './types.ts';
import { lenient, strict } from './types.ts';

const helm: FunctionTable = {
  include: lenient((values, runtime) => runtime.include(textAt(values, 0), parameter(values, 1))),
  tpl: lenient((values, runtime) => runtime.evaluate(stringAt(values, 0), parameter(values, 1))),
};

function versionValue(version: Version): Value {
  const { major, minor, patch, prerelease, metadata } = version;
  const text = `${String(major)}.${String(minor)}.${String(patch)}${prerelease === '' ? '' : `-${prerelease}`}${metadata === '' ? '' : `+${metadata}`}`;
  return {
    kind: 'thing',
    name: '*semver.Version',
    member: (name) => {
      const found: ReadonlyMap<string, Value> = new Map<string, Value>([
        ['Major', integer(major)],
        ['Minor', integer(minor)],
        ['Patch', integer(patch)],
        ['Prerelease', str(prerelease)],
        ['Metadata', str(metadata)],
        ['String', str(text)],
        ['Original', str(text)],
      ]);
      const value = found.get(name);
      if (!value) throw new NotKnown(`${name} of a version`);
      return value;
    },
  };
}

const versions: FunctionTable = {
  semver: strict((values) => versionValue(parseVersion(textAt(values, 0)))),
  semverCompare: strict((values) => bool(satisfies(textAt(values, 0), parseVersion(textAt(values, 1))))),
};

/** Chance, time, the cluster and the network: never the same twice. */
const elsewhere: readonly string[] = (
  'lookup getHostByName now date dateInZone date_in_zone dateModify date_modify mustDateModify must_date_modify ago duration durationRound ' +
  'htmlDate htmlDateInZone toDate mustToDate unixEpoch randAlphaNum randAlpha randAscii randNumeric randBytes randInt uuidv4 shuffle ' +
  'genPrivateKey genCA genCAWithKey genSelfSignedCert genSelfSignedCertWithKey genSignedCert genSignedCertWithKey buildCustomCert ' +
  'derivePassword bcrypt htpasswd encryptAES decryptAES sha1sum sha512sum adler32sum b32enc b32dec toToml fromToml wrap wrapWith ' +
  'osBase osDir osExt osClean osIsAbs clean isAbs urlParse urlJoin js call env expandenv'
).split(' ');

function notEvaluated(name: string): TemplateFunction {
  return lenient(() => {
    throw new NotKnown(`${name} is not evaluated here`);
  });
}

/** By name; a name that is not here makes Helm stop. */
export const functions: ReadonlyMap<string, TemplateFunction> = new Map([
  ...Object.entries({
    ...logic,
    ...texts,
    ...strings,
    ...dicts,
    ...lists,
    ...math,
    ...encoding,
    ...versions,
    ...regular,
    ...kinds,
    ...helm,
  }),
  ...elsewhere.map((name): [string, TemplateFunction] => [name, notEvaluated(name)]),
]);
