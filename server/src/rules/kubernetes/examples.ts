/** Manifests around the lines that an example is about. */

interface Parts {
  /** Lines of the Pod's spec, not indented. */
  readonly pod?: string;
  /** Lines of its container, not indented. */
  readonly container?: string;
}

/** A Pod with one container. */
export function examplePod({ pod = '', container = '' }: Parts): string {
  return `apiVersion: v1
kind: Pod
metadata:
  name: web
spec:
${indented(pod, '  ')}  containers:
    - name: web
      image: registry.example.com/web:1.4.2
${indented(container, '      ')}`;
}

/** A ClusterRole with these rules. */
export function exampleRole(rules: string): string {
  return `apiVersion: rbac.authorization.k8s.io/v1
kind: ClusterRole
metadata:
  name: support
rules:
${indented(rules, '  ')}`;
}

function indented(lines: string, by: string): string {
  return lines
    .split('\n')
    .filter((line) => line !== '')
    .map((line) => `${by}${line}\n`)
    .join('');
}
