import type { KubernetesObject } from '../../facts/kubernetes/types.ts';
import { at, isUnknown, textOf } from '../../syntax/tree.ts';
import { say } from '../../texts/texts.ts';
import { appendItems } from '../edits/append.ts';
import { defineRule, met, notApplicable, unknown, unmet } from '../rule.ts';
import type { Fix, Outcome, Problem } from '../rule.ts';
import { kubeletSettings } from './control-plane-flags.ts';
import { faultsOf, programOf } from './control-plane-program.ts';

export const controlPlaneFlag = defineRule({
  id: 'control-plane-flag',
  title: 'Control-plane flag against the CIS benchmark',
  family: 'kubernetes',
  practice: 'technology/security-and-policy/3/benchmarks-adopted',
  category: 'security',
  default: 'on',
  subject: 'object',
  crossFile: false,
  severity: 'warning',
  check(object) {
    if (object.group === 'kubelet.config.k8s.io' && object.kind === 'KubeletConfiguration') return kubeletOutcome(object);
    const program = programOf(object);
    if (!program) return notApplicable;
    const [first, ...rest] = faultsOf(program).map(({ problem }) => problem);
    if (first) return unmet(first, ...rest);
    return program.complete ? met : unknown;
  },
  fixSafety: 'safe',
  fix(object, problem, context) {
    const program = programOf(object);
    if (!program) return kubeletFix(object, problem, context.text);
    const fault = faultsOf(program).find(
      (candidate) => candidate.problem.start === problem.start && candidate.problem.message === problem.message,
    );
    const { flag, value, safety = 'review' } = fault?.expectation ?? {};
    if (!fault || flag === undefined || value === undefined) return undefined;
    const title = say`Set --${flag}=${value}`;
    if (!fault.given) {
      const edit = appendItems(context, program.list, [`--${flag}=${value}`]);
      return edit && { title, safety, edits: [edit] };
    }
    const { start, end, style } = fault.given.node;
    if (!fault.given.node.text.startsWith(`--${flag}`)) return undefined;
    const quote = style === 'double' ? '"' : style === 'single' ? "'" : '';
    return { title, safety, edits: [{ start, end, text: `${quote}--${flag}=${value}${quote}` }] };
  },
  rationale:
    'A cluster set up by hand or with kubeadm is as safe as the flags of its own parts. The CIS benchmark says which of them matter, and this rule reads those that it calls automatic from the manifests of kube-apiserver, kube-controller-manager, kube-scheduler and etcd (Pods of `kube-system`, or labelled as control plane), and the settings of a KubeletConfiguration that undo a safe default. Anonymous access and encryption at rest, on which the benchmark leaves the judgement to people, are not among them. Managed clusters have no such files.',
  how: [
    'Change one flag at a time, in the manifest under `/etc/kubernetes/manifests`, and wait until the component is back.',
    'With kubeadm, set it in the ClusterConfiguration (`extraArgs`) as well, or the next upgrade undoes it.',
    'Flags that name files need those files first: certificates, an audit policy and a place for the log.',
  ],
  example: {
    language: 'yaml',
    bad: `apiVersion: v1
kind: Pod
metadata:
  name: kube-apiserver
  namespace: kube-system
  labels:
    component: kube-apiserver
    tier: control-plane
spec:
  hostNetwork: true
  containers:
    - name: kube-apiserver
      image: registry.k8s.io/kube-apiserver:v1.34.1
      command:
        - kube-apiserver
        - --authorization-mode=Node,RBAC
        - --client-ca-file=/etc/kubernetes/pki/ca.crt
        - --enable-admission-plugins=NodeRestriction
        - --etcd-cafile=/etc/kubernetes/pki/etcd/ca.crt
        - --etcd-certfile=/etc/kubernetes/pki/apiserver-etcd-client.crt
        - --etcd-keyfile=/etc/kubernetes/pki/apiserver-etcd-client.key
        - --kubelet-client-certificate=/etc/kubernetes/pki/apiserver-kubelet-client.crt
        - --kubelet-client-key=/etc/kubernetes/pki/apiserver-kubelet-client.key
        - --tls-cert-file=/etc/kubernetes/pki/apiserver.crt
        - --tls-private-key-file=/etc/kubernetes/pki/apiserver.key
        - --kubelet-certificate-authority=/etc/kubernetes/pki/ca.crt
        - --audit-log-path=/var/log/kubernetes/audit.log
        - --audit-log-maxage=30
        - --audit-log-maxbackup=10
        - --audit-log-maxsize=100
`,
    good: `apiVersion: v1
kind: Pod
metadata:
  name: kube-apiserver
  namespace: kube-system
  labels:
    component: kube-apiserver
    tier: control-plane
spec:
  hostNetwork: true
  containers:
    - name: kube-apiserver
      image: registry.k8s.io/kube-apiserver:v1.34.1
      command:
        - kube-apiserver
        - --authorization-mode=Node,RBAC
        - --client-ca-file=/etc/kubernetes/pki/ca.crt
        - --enable-admission-plugins=NodeRestriction
        - --etcd-cafile=/etc/kubernetes/pki/etcd/ca.crt
        - --etcd-certfile=/etc/kubernetes/pki/apiserver-etcd-client.crt
        - --etcd-keyfile=/etc/kubernetes/pki/apiserver-etcd-client.key
        - --kubelet-client-certificate=/etc/kubernetes/pki/apiserver-kubelet-client.crt
        - --kubelet-client-key=/etc/kubernetes/pki/apiserver-kubelet-client.key
        - --tls-cert-file=/etc/kubernetes/pki/apiserver.crt
        - --tls-private-key-file=/etc/kubernetes/pki/apiserver.key
        - --kubelet-certificate-authority=/etc/kubernetes/pki/ca.crt
        - --profiling=false
        - --audit-log-path=/var/log/kubernetes/audit.log
        - --audit-log-maxage=30
        - --audit-log-maxbackup=10
        - --audit-log-maxsize=100
`,
  },
  hoverOn: ['spec.containers'],
  equivalents: {
    checkov: [
      'CKV_K8S_69',
      'CKV_K8S_70',
      'CKV_K8S_72',
      'CKV_K8S_73',
      'CKV_K8S_74',
      'CKV_K8S_75',
      'CKV_K8S_77',
      'CKV_K8S_79',
      'CKV_K8S_82',
      'CKV_K8S_83',
      'CKV_K8S_85',
      'CKV_K8S_88',
      'CKV_K8S_90',
      'CKV_K8S_91',
      'CKV_K8S_92',
      'CKV_K8S_93',
      'CKV_K8S_94',
      'CKV_K8S_96',
      'CKV_K8S_99',
      'CKV_K8S_100',
      'CKV_K8S_102',
      'CKV_K8S_107',
      'CKV_K8S_108',
      'CKV_K8S_110',
      'CKV_K8S_111',
      'CKV_K8S_112',
      'CKV_K8S_113',
      'CKV_K8S_114',
      'CKV_K8S_115',
      'CKV_K8S_116',
      'CKV_K8S_117',
      'CKV_K8S_118',
      'CKV_K8S_119',
      'CKV_K8S_121',
      'CKV_K8S_138',
      'CKV_K8S_139',
      'CKV_K8S_141',
      'CKV_K8S_145',
    ],
    trivy: [
      'KCV-0002',
      'KCV-0005',
      'KCV-0006',
      'KCV-0007',
      'KCV-0008',
      'KCV-0009',
      'KCV-0011',
      'KCV-0014',
      'KCV-0015',
      'KCV-0016',
      'KCV-0018',
      'KCV-0019',
      'KCV-0020',
      'KCV-0021',
      'KCV-0022',
      'KCV-0024',
      'KCV-0026',
      'KCV-0027',
      'KCV-0028',
      'KCV-0029',
      'KCV-0034',
      'KCV-0035',
      'KCV-0036',
      'KCV-0037',
      'KCV-0038',
      'KCV-0039',
      'KCV-0040',
      'KCV-0041',
      'KCV-0042',
      'KCV-0043',
      'KCV-0044',
      'KCV-0045',
      'KCV-0046',
      'KCV-0047',
      'KCV-0079',
      'KCV-0080',
      'KCV-0082',
      'KCV-0084',
      'KCV-0090',
    ],
    // Names in controls/ of https://github.com/kubescape/regolibrary, 2026-11-21; from C-0172 on for a kubelet.
    kubescape: [
      'C-0114',
      'C-0116',
      'C-0117',
      'C-0118',
      'C-0119',
      'C-0120',
      'C-0122',
      'C-0125',
      'C-0126',
      'C-0127',
      'C-0129',
      'C-0130',
      'C-0131',
      'C-0132',
      'C-0133',
      'C-0135',
      'C-0137',
      'C-0138',
      'C-0139',
      'C-0140',
      'C-0145',
      'C-0146',
      'C-0147',
      'C-0148',
      'C-0149',
      'C-0150',
      'C-0151',
      'C-0152',
      'C-0153',
      'C-0154',
      'C-0155',
      'C-0156',
      'C-0157',
      'C-0158',
      'C-0172',
      'C-0173',
      'C-0175',
      'C-0178',
      'C-0182',
    ],
  },
});

function kubeletOutcome({ node }: KubernetesObject): Outcome {
  const [first, ...rest] = kubeletSettings.flatMap(({ path, accepts, expected }) => {
    const value = at(node, ...path);
    if (value?.kind !== 'scalar' || accepts(value.text)) return [];
    return [
      { start: value.start, end: value.end, message: say`The kubelet's ${path.join('.')} should ${expected()}, says the CIS benchmark.` },
    ];
  });
  if (first) return unmet(first, ...rest);
  return kubeletSettings.some(({ path }) => isUnknown(at(node, ...path))) ? unknown : met;
}

function kubeletFix({ node }: KubernetesObject, { start, end }: Problem, text: string): Fix | undefined {
  const setting = kubeletSettings.find(({ path }) => at(node, ...path)?.start === start);
  if (setting === undefined || textOf(at(node, ...setting.path)) !== text.slice(start, end)) return undefined;
  return { title: say`Set ${setting.path.join('.')} to ${setting.value}`, safety: 'review', edits: [{ start, end, text: setting.value }] };
}
