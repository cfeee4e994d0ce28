import type { Container } from '../../facts/kubernetes/types.ts';
import { child, isUnknown, itemsOf, textOf } from '../../syntax/tree.ts';
import { say } from '../../texts/texts.ts';
import { judge } from '../edits/value.ts';
import { addEntryFix } from '../edits/yaml.ts';
import { defineRule, met, notApplicable, unknown, unmet } from '../rule.ts';
import { describeContainer } from './describe.ts';
import { placeFor } from './pods.ts';
import { copyOfHandler } from './probe-fields.ts';
import { takesProbes } from './probes.ts';

export const startupProbeMissing = defineRule({
  id: 'startup-probe-missing',
  title: 'Startup probe missing on a slow starter',
  family: 'kubernetes',
  practice: 'technology/container-and-runtime-management/3/probes-tell-apart',
  category: 'reliability',
  default: 'optional',
  subject: 'container',
  crossFile: true,
  severity: 'warning',
  options: {
    delay: {
      default: 30,
      minimum: 1,
      description: 'The `initialDelaySeconds` of a liveness probe from which on a container counts as a slow starter.',
    },
  },
  check(container, context) {
    const { node, workload } = container;
    if (!takesProbes(container)) return notApplicable;
    const liveness = child(node, 'livenessProbe');
    const startup = child(node, 'startupProbe');
    if (isUnknown(liveness) || isUnknown(startup)) return unknown;
    if (startup !== undefined) return met;
    // Nothing restarts a container that has no liveness probe.
    if (liveness === undefined) return notApplicable;
    const delay = child(liveness, 'initialDelaySeconds');
    const waits = delay?.kind === 'scalar' && typeof delay.value === 'number' && delay.value >= context.options.delay;
    if (!waits && !runsOnJvm(container)) return isUnknown(delay) ? unknown : notApplicable;
    if (context.workspace.patchMentions(workload.object, 'startupProbe')) return unknown;
    if (!waits)
      return unmet({
        ...placeFor(container, 'livenessProbe'),
        message: say`${describeContainer(container)} runs on a JVM and has no startup probe to shield its start.`,
      });
    const message = say`${describeContainer(container)} is left unwatched for ${delay.text} seconds, for want of a startup probe.`;
    return unmet({ start: delay.start, end: delay.end, message });
  },
  fixSafety: 'review',
  fix({ node }, _problem, context) {
    const handler = copyOfHandler(child(node, 'livenessProbe'));
    return (
      handler &&
      addEntryFix(context, node, {
        title: say`Add a startup probe like the liveness probe`,
        safety: 'review',
        path: ['startupProbe'],
        value: { ...handler, periodSeconds: judge(5), failureThreshold: judge(30) },
        after: ['image', 'imagePullPolicy', 'command', 'args', 'ports', 'env', 'envFrom', 'resources', 'livenessProbe', 'readinessProbe'],
      })
    );
  },
  rationale:
    'A liveness probe that begins too early restarts a container that is still starting, which then never comes up when the cluster is busy. A long `initialDelaySeconds` avoids that at a price: after each start, a hang goes unnoticed for so long. A startup probe holds the others back exactly until the process is up. Asked are containers with a liveness probe that wait long for it, or whose image or variables show a JVM.',
  how: [
    'Copy the check of the liveness probe into a `startupProbe`.',
    'Choose `failureThreshold` times `periodSeconds` longer than the slowest start.',
    'Take `initialDelaySeconds` out of the liveness probe.',
  ],
  example: {
    language: 'yaml',
    bad: `apiVersion: apps/v1
kind: Deployment
metadata:
  name: web
spec:
  selector:
    matchLabels: { app: web }
  template:
    metadata:
      labels: { app: web }
    spec:
      containers:
        - name: web
          image: registry.example.com/web:1.4.2
          livenessProbe:
            httpGet:
              path: /healthz
              port: 8080
            initialDelaySeconds: 120
`,
    good: `apiVersion: apps/v1
kind: Deployment
metadata:
  name: web
spec:
  selector:
    matchLabels: { app: web }
  template:
    metadata:
      labels: { app: web }
    spec:
      containers:
        - name: web
          image: registry.example.com/web:1.4.2
          livenessProbe:
            httpGet:
              path: /healthz
              port: 8080
          startupProbe:
            httpGet:
              path: /healthz
              port: 8080
            periodSeconds: 5
            failureThreshold: 30
`,
  },
  hoverOn: ['startupProbe', 'livenessProbe.initialDelaySeconds'],
  equivalents: {},
});

const jvmImage =
  /(?:^|[/_.-])(?:openjdk|jdk|jre|java|temurin|corretto|liberica|tomcat|jetty|wildfly|jboss|keycloak|liberty|weblogic|jenkins|sonarqube|nexus3?|elasticsearch|logstash|kafka|cassandra|solr|neo4j|activemq|artemis|jira|confluence)(?:$|[/_.:@-])/;
const jvmVariables: ReadonlySet<string> = new Set([
  'JAVA_OPTS',
  'JAVA_TOOL_OPTIONS',
  'JDK_JAVA_OPTIONS',
  'JAVA_OPTIONS',
  'CATALINA_OPTS',
  'ES_JAVA_OPTS',
]);

function runsOnJvm({ node }: Container): boolean {
  const variables = itemsOf(child(node, 'env')).items.map((variable) => textOf(child(variable, 'name')) ?? '');
  return jvmImage.test(textOf(child(node, 'image')) ?? '') || variables.some((name) => jvmVariables.has(name));
}
