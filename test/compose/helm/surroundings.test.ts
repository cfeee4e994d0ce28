import assert from 'node:assert/strict';
import { renderChart } from '../../../server/src/compose/helm/render.ts';
import { chart, only, textOf } from './charts.ts';

describe('what the cluster serves', () => {
  const has = (version: string): string => textOf(`{{ if .Capabilities.APIVersions.Has "${version}" }}yes{{ else }}no{{ end }}`);

  it('is what every cluster of the newest version serves', () => {
    for (const version of ['policy/v1', 'policy/v1/PodDisruptionBudget', 'apiregistration.k8s.io/v1']) assert.equal(has(version), 'yes');
  });

  it('is nothing that Kubernetes has taken away', () => {
    for (const version of ['policy/v1beta1', 'policy/v1beta1/PodSecurityPolicy', 'extensions/v1beta1/Ingress', 'batch/v1beta1'])
      assert.equal(has(version), 'no', version);
  });

  it('is not known of custom resources, and of what is about to go', () => {
    for (const version of ['monitoring.coreos.com/v1', 'networking.k8s.io/v1beta1', 'policy/v1beta1/Other', 'policy'])
      assert.match(has(version), /^\{\{ if/, version);
  });
});

describe('the files of a chart', () => {
  const holds = (glob: string, complete: boolean): string => {
    const files = { 'templates/a.yaml': `{{ if .Files.Glob "${glob}" }}some{{ else }}none{{ end }}`, 'conf/a.conf': 'x' };
    return only(renderChart({ ...chart('app', files), complete })).composed.text;
  };

  it('are false when there are none', () => {
    assert.equal(holds('conf/*.conf', true), 'some');
    assert.equal(holds('conf/*.yaml', true), 'none');
  });

  it('may be others where not all are known', () => {
    assert.equal(holds('conf/*.conf', false), 'some');
    assert.match(holds('conf/*.yaml', false), /^\{\{ if/);
  });
});
