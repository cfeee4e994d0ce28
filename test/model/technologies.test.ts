import assert from 'node:assert/strict';
import { readModel } from '../../scripts/generate/model.ts';
import type { Level } from '../../server/src/model/types.ts';

const { dimensions, projects, signals, levels } = readModel(new URL('../../', import.meta.url));

/** One place of the model's text. */
interface Place {
  readonly id: string;
  readonly level: Level;
  readonly texts: readonly string[];
  readonly urls: readonly string[];
}

const places: readonly Place[] = dimensions.flatMap(({ id, summary, sections }): readonly Place[] => [
  { id, level: 1, texts: [summary, ...sections.map((section) => section.summary)], urls: [] },
  ...sections.flatMap((section) =>
    section.levels.flatMap((cell): readonly Place[] => [
      { id: `${section.id}/${String(cell.level)}`, level: cell.level, texts: [cell.summary], urls: [] },
      ...cell.practices.map(({ id: practice, statement, question = '', why, how, links }) => ({
        id: practice,
        level: cell.level,
        texts: [statement, question, why, ...how, ...links.map(({ title }) => title)],
        urls: links.map(({ url }) => url),
      })),
    ]),
  ),
]);

/** Names of projects that are words of English as well: what is meant is for people to see. */
const plainWords: ReadonlySet<string> = new Set(['Score']);

/** Sites that belong to no single product: foundations, standards, special interest groups. */
const neutralSites: ReadonlySet<string> = new Set([
  'architecture.cncf.io',
  'cluster-api.sigs.k8s.io',
  'community.cncf.io',
  'kubernetes.io',
  'slsa.dev',
  'cncf.io',
]);

/** Sites on which a project has its documentation, beside its homepage. */
const documentationSites: Readonly<Record<string, string>> = {
  'argo-cd.readthedocs.io': 'Argo',
  'docs.crossplane.io': 'Crossplane',
  'docs.dapr.io': 'Dapr',
};

const products = [
  ...['AWS', 'Amazon', 'EKS', 'Azure', 'AKS', 'Microsoft', 'Google', 'GCP', 'GKE', 'Anthos', 'DigitalOcean', 'IBM', 'Oracle', 'Alibaba'],
  ...['OpenShift', 'Red Hat', 'Rancher', 'SUSE', 'VMware', 'Tanzu', 'Mirantis', 'Platform9', 'Nutanix', 'Canonical', 'Docker Desktop'],
  ...['GitHub', 'GitLab', 'Bitbucket', 'Atlassian', 'Jira', 'Confluence', 'CircleCI', 'Jenkins', 'CloudBees', 'Harness', 'Octopus', 'TeamCity'],
  ...['Datadog', 'Splunk', 'New Relic', 'Dynatrace', 'AppDynamics', 'Honeycomb', 'Lightstep', 'Elastic', 'Elasticsearch', 'Kibana', 'Grafana Cloud'],
  ...['Grafana', 'Loki', 'Sentry', 'PagerDuty', 'Opsgenie', 'ServiceNow', 'Slack', 'Teams channel', 'Sumo Logic', 'Coralogix', 'Chronosphere'],
  ...['HashiCorp', 'Terraform', 'Vault', 'Consul', 'Pulumi', 'Spacelift', 'env0', 'CyberArk', 'Okta', 'Auth0', 'Ping Identity', 'Teleport'],
  ...['Snyk', 'Aqua', 'Trivy', 'Sysdig', 'Prisma Cloud', 'Wiz', 'Lacework', 'Anchore', 'Chainguard', 'SonarQube', 'Checkmarx', 'Veracode', 'Mend'],
  ...['JFrog', 'Artifactory', 'Nexus', 'Quay', 'Docker Hub', 'Kubecost', 'CloudHealth', 'Cast AI', 'Spot.io', 'Densify', 'StormForge', 'Harbor Cloud'],
  ...['Kong', 'NGINX', 'Nginx', 'F5', 'Traefik', 'HAProxy', 'Cloudflare', 'Akamai', 'Fastly', 'Solo.io', 'Tetrate', 'Kasten', 'Portworx', 'Veeam'],
  ...['NVIDIA', 'Nvidia', 'OpenAI', 'ChatGPT', 'Anthropic', 'Claude', 'Copilot', 'Hugging Face', 'Databricks', 'Snowflake', 'MongoDB', 'Redis'],
  ...['Confluent', 'LaunchDarkly', 'Split.io', 'Gremlin', 'Postman', 'BrowserStack', 'Pluralsight', 'Udemy', 'Coursera', 'Humanitec', 'Cortex.io'],
] as const;

function naming(name: string): RegExp {
  return new RegExp(`(?<![\\w-])${name.replaceAll(/[.*+?^${}()|[\]\\]/g, '\\$&')}(?![\\w-])`);
}

function placesNaming(name: string): readonly Place[] {
  const pattern = naming(name);
  return places.filter(({ texts }) => texts.some((text) => pattern.test(text)));
}

function siteOf(url: string): string {
  return new URL(url).hostname.replace(/^www\./, '');
}

describe('the technologies that the model names', () => {
  it('are, below Level 4, no sandbox projects, and archived ones nowhere: in no sentence and behind no link', () => {
    const early = projects.projects.filter(({ status }) => status === 'sandbox' || status === 'archived');
    assert.ok(early.length > 100);
    const named = early
      .filter(({ name }) => !plainWords.has(name))
      .flatMap(({ name, status }) =>
        placesNaming(name)
          .filter(({ level }) => status === 'archived' || level < 4)
          .map(({ id }) => `${id}: ${name}`),
      );
    assert.deepEqual(named, []);
  });

  it('are no commercial products', () => {
    assert.deepEqual(
      products.flatMap((name) => placesNaming(name).map(({ id }) => `${id}: ${name}`)),
      [],
    );
    const elsewhere = [...signals.map(({ detects }) => detects), ...levels.levels.map(({ meaning }) => meaning)];
    // What a signal reads has a name, and files of this one are read.
    const inSignals = products.filter((name) => name !== 'Terraform' && elsewhere.some((text) => naming(name).test(text)));
    assert.deepEqual(inSignals, []);
  });

  it('are linked to on sites of foundations and of projects that may be named there', () => {
    const bySite = new Map(projects.projects.filter(({ homepage }) => homepage !== '').map((project) => [siteOf(project.homepage), project]));
    const wrong = places.flatMap(({ id, level, urls }) =>
      urls
        .map(siteOf)
        .filter((site) => !neutralSites.has(site))
        .filter((site) => {
          const name = documentationSites[site];
          const project = name === undefined ? bySite.get(site) : projects.projects.find((one) => one.name === name);
          return !(project && (project.status === 'graduated' || project.status === 'incubating' || (project.status === 'sandbox' && level >= 4)));
        })
        .map((site) => `${id}: ${site}`),
    );
    assert.deepEqual(wrong, []);
  });
});
