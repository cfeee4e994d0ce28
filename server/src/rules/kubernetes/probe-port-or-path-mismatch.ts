import { child } from '../../syntax/tree.ts';
import type { Lookup, ScalarNode } from '../../syntax/tree.ts';
import { say } from '../../texts/texts.ts';
import { defineRule, met, notApplicable, unknown, unmet } from '../rule.ts';
import type { FixSafety } from '../rule.ts';
import { describeProbe, handlerOf, probeFields } from './probe-fields.ts';

export const probePortOrPathMismatch = defineRule({
  id: 'probe-port-or-path-mismatch',
  title: 'Malformed probe',
  family: 'kubernetes',
  practice: 'technology/testing-and-issue-detection/1/health-probes',
  category: 'correctness',
  default: 'on',
  subject: 'container',
  crossFile: false,
  severity: 'error',
  check(container) {
    const handlers = probeFields.flatMap((field) => {
      const probe = child(container.node, field);
      return probe === undefined ? [] : [{ field, handler: handlerOf(probe) }];
    });
    const [first, ...rest] = handlers.flatMap(({ field, handler }) =>
      handler
        ? faultsOf(handler).map(({ at: { start, end }, wrong }) => ({
            start,
            end,
            message: say`${describeProbe(container, field)} ${wrong}.`,
          }))
        : [],
    );
    if (first) return unmet(first, ...rest);
    if (handlers.some(({ handler }) => !handler)) return unknown;
    return handlers.length > 0 ? met : notApplicable;
  },
  fixSafety: 'safe',
  fix({ node }, problem) {
    const handlers = probeFields.flatMap((field) => handlerOf(child(node, field)) ?? []);
    const fault = handlers.flatMap(faultsOf).find(({ at: place }) => place.start === problem.start);
    if (fault?.better === undefined) return undefined;
    const { start, end } = problem;
    return { title: say`Write ${fault.better}`, safety: fault.safety, edits: [{ start, end, text: fault.better }] };
  },
  rationale:
    'Some slips in a probe look right and are refused, or never succeed. A port in quotes is a name to Kubernetes, and no port can be named by digits alone; port names have at most 15 characters; the scheme is `HTTP` or `HTTPS` in capitals; and a whole URL in `path` is not asked as such, for only its path counts and the Pod is asked instead of the host in it.',
  how: ['Write port numbers without quotes.', 'Write a path from its slash on; set `host` only where another machine is meant.'],
  example: {
    language: 'yaml',
    bad: `apiVersion: v1
kind: Pod
metadata:
  name: web
spec:
  containers:
    - name: web
      image: registry.example.com/web:1.4.2
      livenessProbe:
        httpGet:
          path: /healthz
          port: "8080"
`,
    good: `apiVersion: v1
kind: Pod
metadata:
  name: web
spec:
  containers:
    - name: web
      image: registry.example.com/web:1.4.2
      livenessProbe:
        httpGet:
          path: /healthz
          port: 8080
`,
  },
  hoverOn: ['livenessProbe.httpGet', 'readinessProbe.httpGet', 'startupProbe.httpGet'],
  equivalents: {},
});

interface Fault {
  readonly at: ScalarNode;
  /** The rest of a sentence that begins with the probe. */
  readonly wrong: string;
  readonly better?: string;
  readonly safety: FixSafety;
}

function faultsOf({ field, node }: { readonly field: string; readonly node: Lookup }): readonly Fault[] {
  const port = child(node, 'port');
  const scheme = child(node, 'scheme');
  const path = child(node, 'path');
  return [
    ...(port?.kind === 'scalar' && field !== 'exec' ? portFaults(port, field === 'grpc') : []),
    ...(field === 'httpGet' && scheme?.kind === 'scalar' ? schemeFaults(scheme) : []),
    ...(field === 'httpGet' && path?.kind === 'scalar' ? pathFaults(path) : []),
  ];
}

const portName = /^(?=.{1,15}$)(?=.*[a-z])[a-z0-9]+(?:-[a-z0-9]+)*$/;

function portFaults(port: ScalarNode, numbersOnly: boolean): readonly Fault[] {
  const { value, text } = port;
  const fault = { at: port, safety: 'review' } as const;
  if (typeof value === 'number')
    return Number.isInteger(value) && value > 0 && value < 65536
      ? []
      : [{ ...fault, wrong: say`asks for port ${text}, and ports go from 1 to 65535` }];
  // What a tool fills in later is no name.
  if (typeof value !== 'string' || /[${}<>%]/.test(text)) return [];
  if (/^\d+$/.test(text))
    return [{ at: port, wrong: say`has its port ${text} in quotes, which makes a port name of it`, better: text, safety: 'safe' }];
  if (numbersOnly) return [{ ...fault, wrong: say`names its port "${text}", and gRPC probes take numbers only` }];
  return portName.test(text) ? [] : [{ ...fault, wrong: say`names the port "${text}", which is no valid port name` }];
}

function schemeFaults(scheme: ScalarNode): readonly Fault[] {
  const better = scheme.text.toUpperCase();
  if (scheme.text === better || (better !== 'HTTP' && better !== 'HTTPS')) return [];
  return [{ at: scheme, wrong: say`has the scheme "${scheme.text}", which must be ${better}`, better, safety: 'safe' }];
}

function pathFaults(path: ScalarNode): readonly Fault[] {
  const found = /^https?:\/\/[^/]*(\/\S*)?$/i.exec(path.text);
  if (!found) return [];
  const rest = found[1] ?? '/';
  const better = /^\/[\w./-]*$/.test(rest) ? { better: rest } : {};
  return [
    { at: path, wrong: say`has a whole URL as its path; it asks the Pod itself, whatever the host in it`, ...better, safety: 'review' },
  ];
}
