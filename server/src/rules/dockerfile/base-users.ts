/** What is known of the user that base images start with. */
import type { ImageReference } from '../../facts/dockerfile/types.ts';

// Names that promise it: distroless `:nonroot`, `nginx-unprivileged`, `docker:rootless`, the chiseled .NET images.
const promised = /non-?root|unprivileged|rootless|chiseled/i;

// Publishers whose images as a rule set a user, or bring a runtime that chooses one whatever USER says (AWS Lambda).
const publishers: readonly RegExp[] = [
  /^cgr\.dev\//,
  /(?:^|\/)chainguard(?:-private)?\//,
  /^dhi\.io\//,
  /(?:^|\/)bitnami(?:legacy|secure)?\//,
  /^registry\.(?:access\.redhat\.com|redhat\.io)\/(?:ubi\d+|rhel\d+|rhscl)\/(?!ubi\b|ubi-)[a-z0-9-]+$/,
  /(?:^|\/)(?:sclorg|strimzi|keycloak|jupyter|selenium|cimg|circleci|confluentinc|opensearchproject|curlimages|grafana|prom|prometheus)\//,
  /^docker\.elastic\.co\//,
  /^public\.ecr\.aws\/lambda\/|(?:^|\/)aws-lambda-/,
];

// Images that set a user of their own by default.
const images: ReadonlySet<string> = new Set([
  'apache/airflow',
  'apache/flink',
  'apache/kafka',
  'apache/nifi',
  'apache/superset',
  'elasticsearch',
  'fluent/fluentd',
  'ghcr.io/actions/actions-runner',
  'haproxy',
  'jenkins/agent',
  'jenkins/inbound-agent',
  'jenkins/jenkins',
  'kibana',
  'kong',
  'logstash',
  'mcr.microsoft.com/mssql/server',
  'memcached',
  'n8nio/n8n',
  'nodered/node-red',
  'otel/opentelemetry-collector',
  'otel/opentelemetry-collector-contrib',
  'quay.io/argoproj/argocd',
  'solr',
  'sonarqube',
  'sonatype/nexus3',
  'trinodb/trino',
  'varnish',
  'verdaccio/verdaccio',
]);

// Images that start as root, prepare their folders and go on as a user of their own: their entry point drops root.
const steppingDown: ReadonlySet<string> = new Set([
  'cassandra',
  'couchdb',
  'eclipse-mosquitto',
  'envoyproxy/envoy',
  'ghost',
  'hashicorp/consul',
  'hashicorp/vault',
  'influxdb',
  'mariadb',
  'mongo',
  'mysql',
  'percona',
  'pgvector/pgvector',
  'postgis/postgis',
  'postgres',
  'rabbitmq',
  'redis',
  'rethinkdb',
  'timescale/timescaledb',
  'valkey/valkey',
  'zookeeper',
]);

// Repositories whose tags differ in the user.
const userByTag = /(?:^|\/)(?:distroless|dotnet)\//;

const hub = /^(?:docker\.io\/|index\.docker\.io\/)?(?:library\/)?/;

/** Whether the image may well start as somebody else than root; what is not known to is taken to start as root, the default. */
export function mayRunAsNonRoot({ repository, tag, digest }: ImageReference): boolean {
  if (repository === undefined) return true;
  if (promised.test(repository) || (tag.state === 'known' && promised.test(tag.value))) return true;
  // An argument or a digest may stand for the tag that says it.
  if (tag.state === 'unknown' || (tag.state === 'absent' && digest && userByTag.test(repository))) return true;
  return images.has(repository.replace(hub, '')) || publishers.some((publisher) => publisher.test(repository));
}

/** Whether the entry point of the image, as long as it is kept, gives up root by itself. */
export function stepsDown({ repository }: ImageReference): boolean {
  return repository !== undefined && steppingDown.has(repository.replace(hub, ''));
}
