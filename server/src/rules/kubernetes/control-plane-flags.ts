/** What the CIS Kubernetes benchmark asks of the flags of control-plane components, as far as it can be read from a manifest. */

import { say } from '../../texts/texts.ts';

export interface FlagExpectation {
  readonly flag: string;
  /** Whether a value that is written is fine. */
  readonly accepts: (value: string) => boolean;
  /** What the component does without the flag is not fine. */
  readonly needed?: boolean;
  /** Needed only beside this flag. */
  readonly beside?: string;
  /** Not needed beside any of these, which say the same in a file. */
  readonly unless?: readonly string[];
  /** How messages put what is expected, behind "should". */
  readonly expected: () => string;
  /** A value that meets it without anything else being there. */
  readonly value?: string;
  readonly safety?: 'safe' | 'review';
}

const nothing = (): boolean => false;

function listOf(value: string): readonly string[] {
  return value.split(',').map((item) => item.trim());
}

function isOff(flag: string, extra: Partial<FlagExpectation> = {}): FlagExpectation {
  return {
    flag,
    accepts: (value) => value === 'false',
    needed: true,
    expected: () => say`be false`,
    value: 'false',
    safety: 'safe',
    ...extra,
  };
}

function isOn(flag: string, extra: Partial<FlagExpectation> = {}): FlagExpectation {
  return {
    flag,
    accepts: (value) => value === 'true',
    needed: true,
    expected: () => say`be true`,
    value: 'true',
    safety: 'review',
    ...extra,
  };
}

function isSet(flag: string, extra: Partial<FlagExpectation> = {}): FlagExpectation {
  return { flag, accepts: (value) => value !== '', needed: true, expected: () => say`name a file`, ...extra };
}

function isAbsent(flag: string): FlagExpectation {
  return { flag, accepts: nothing, expected: () => say`not be used` };
}

function atLeast(flag: string, least: number): FlagExpectation {
  const value = String(least);
  return {
    flag,
    accepts: (text) => Number(text) >= least,
    needed: true,
    beside: 'audit-log-path',
    expected: () => say`be ${value} or more`,
    value,
    safety: 'review',
  };
}

function lacks(flag: string, ...items: readonly string[]): FlagExpectation {
  const accepts = (value: string): boolean => items.every((item) => !listOf(value).includes(item));
  return { flag, accepts, expected: () => say`not hold ${items.join(say` or `)}` };
}

function holds(flag: string, items: readonly string[], not: string, extra: Partial<FlagExpectation> = {}): FlagExpectation {
  const accepts = (value: string): boolean => {
    const all = listOf(value);
    return items.every((item) => all.includes(item)) && !all.includes(not);
  };
  return { flag, accepts, needed: true, expected: () => say`hold ${items.join(say` and `)}, and not ${not}`, ...extra };
}

const loopback: FlagExpectation = {
  flag: 'bind-address',
  accepts: (value) => value === '127.0.0.1' || value === '::1' || value === 'localhost',
  needed: true,
  expected: () => say`be ${'127.0.0.1'}`,
  value: '127.0.0.1',
  safety: 'review',
};

const inFile = { unless: ['config-file'] };

export const expectations: Readonly<Record<string, readonly FlagExpectation[]>> = {
  'kube-apiserver': [
    holds('authorization-mode', ['Node', 'RBAC'], 'AlwaysAllow', { unless: ['authorization-config'], value: 'Node,RBAC' }),
    holds('enable-admission-plugins', ['NodeRestriction'], 'AlwaysAdmit'),
    lacks('disable-admission-plugins', 'NamespaceLifecycle', 'ServiceAccount'),
    isAbsent('token-auth-file'),
    isAbsent('basic-auth-file'),
    { flag: 'insecure-port', accepts: (value) => value === '0', expected: () => say`be ${0}` },
    isOff('profiling'),
    isSet('audit-log-path', { unless: ['audit-webhook-config-file'] }),
    atLeast('audit-log-maxage', 30),
    atLeast('audit-log-maxbackup', 10),
    atLeast('audit-log-maxsize', 100),
    isOn('service-account-lookup', { needed: false }),
    isSet('kubelet-certificate-authority'),
    isSet('kubelet-client-certificate'),
    isSet('kubelet-client-key'),
    isSet('etcd-cafile'),
    isSet('etcd-certfile'),
    isSet('etcd-keyfile'),
    isSet('tls-cert-file'),
    isSet('tls-private-key-file'),
    isSet('client-ca-file', { unless: ['authentication-config'] }),
    {
      flag: 'tls-min-version',
      accepts: (value) => value !== 'VersionTLS10' && value !== 'VersionTLS11',
      expected: () => say`be VersionTLS12 or later`,
    },
  ],
  'kube-controller-manager': [
    isOff('profiling'),
    isOn('use-service-account-credentials'),
    isSet('service-account-private-key-file'),
    isSet('root-ca-file'),
    lacks('feature-gates', 'RotateKubeletServerCertificate=false'),
    loopback,
  ],
  'kube-scheduler': [isOff('profiling', { unless: ['config'] }), loopback],
  etcd: [
    isSet('cert-file', inFile),
    isSet('key-file', inFile),
    isOn('client-cert-auth', inFile),
    { ...isOff('auto-tls'), needed: false },
    isSet('peer-cert-file', inFile),
    isSet('peer-key-file', inFile),
    isOn('peer-client-cert-auth', inFile),
    { ...isOff('peer-auto-tls'), needed: false },
  ],
};

/** Settings of a KubeletConfiguration that undo a safe default. */
export const kubeletSettings: readonly {
  readonly path: readonly [string, ...string[]];
  readonly accepts: (value: string) => boolean;
  readonly expected: () => string;
  readonly value: string;
}[] = [
  {
    path: ['authentication', 'anonymous', 'enabled'],
    accepts: (value) => value === 'false',
    expected: () => say`be false`,
    value: 'false',
  },
  { path: ['authentication', 'webhook', 'enabled'], accepts: (value) => value === 'true', expected: () => say`be true`, value: 'true' },
  { path: ['authorization', 'mode'], accepts: (value) => value !== 'AlwaysAllow', expected: () => say`be ${'Webhook'}`, value: 'Webhook' },
  { path: ['readOnlyPort'], accepts: (value) => value === '0', expected: () => say`be ${0}`, value: '0' },
  { path: ['makeIPTablesUtilChains'], accepts: (value) => value === 'true', expected: () => say`be true`, value: 'true' },
  { path: ['rotateCertificates'], accepts: (value) => value === 'true', expected: () => say`be true`, value: 'true' },
];
