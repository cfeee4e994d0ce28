import assert from 'node:assert/strict';
import { assertHas, judged, loadsCel, ruleText } from './support.ts';

loadsCel();

const labelled = `apiVersion: apps/v1
kind: Deployment
metadata:
  name: web
  labels:
    team: shop
spec:
  replicas: 1
  selector: { matchLabels: { app: web } }
  template:
    metadata: { labels: { app: web } }
    spec:
      containers:
        - name: web
          image: registry.example.com/web:1.4.2
`;
const bare = labelled.replace('  labels:\n    team: shop\n', '');

describe('rules of an organisation', () => {
  it('meet, miss and name what misses', () => {
    assertHas(judged(ruleText({}), labelled), { met: 1, unmet: 0 });
    const missed = judged(ruleText({}), bare);
    assertHas(missed, { met: 0, unmet: 1 });
    assert.deepEqual(missed.messages, ['Deployment web has no label team.']);
    assert.deepEqual(missed.marked, ['web']);
  });

  it('mark the field that they point at, and the thing itself where it is missing', () => {
    const rule = ruleText({ on: 'workload', expect: 'object.spec.replicas >= 2', message: 'Too few.', at: 'spec.replicas' });
    assert.deepEqual(judged(rule, labelled).marked, ['1']);
    const absent = ruleText({ on: 'workload', expect: 'has(object.spec.strategy)', message: 'None.', at: 'spec.strategy' });
    assert.deepEqual(judged(absent, labelled).marked, ['web']);
  });

  it('are about the kinds that they name, and where their condition holds', () => {
    assertHas(judged(ruleText({ kinds: '[Service]' }), bare), { met: 0, unmet: 0 });
    assertHas(judged(ruleText({ kinds: '[apps/*/Deploy*]' }), bare), { unmet: 1 });
    assertHas(judged(ruleText({ when: "object.kind == 'Service'" }), bare), { met: 0, unmet: 0 });
    assertHas(judged(ruleText({ when: "object.kind == 'Deployment'" }), bare), { unmet: 1 });
  });

  it('see containers with their workload', () => {
    const rule = ruleText({
      on: 'container',
      when: "role == 'container' && object.kind == 'Deployment' && pod.metadata.labels.app == 'web'",
      expect: "container.image.startsWith('mirror.example.com/')",
      message: '"{{ container.name }} comes from {{ container.image }}"',
      at: 'image',
    });
    const { messages, marked } = judged(rule, labelled);
    assert.deepEqual(messages, ['web comes from registry.example.com/web:1.4.2.']);
    assert.deepEqual(marked, ['registry.example.com/web:1.4.2']);
  });

  it('are set by their parameters', () => {
    const rule = ruleText(
      { on: 'workload', expect: 'object.spec.replicas >= params.least', message: 'Fewer than {{ params.least }}.' },
      '    params:\n      least: { default: 2, description: Replicas. }\n',
    );
    assert.deepEqual(judged(rule, labelled).messages, ['Fewer than 2.']);
    const settings = { givenOptions: () => ({ least: 1 }), kubernetesMinor: () => 36 };
    assertHas(judged(rule, labelled, 'app.yaml', settings), { met: 1 });
  });

  it('are accepted by a comment', () => {
    const accepted = bare.replace('  name: web\n', '  # cnmaturity-ignore: acme/team-label nobody owns it\n  name: web\n');
    assertHas(judged(ruleText({}), accepted), { accepted: 1, unmet: 0 });
  });

  it('speak of Dockerfiles, Compose and pipelines', () => {
    const stage = ruleText({
      on: 'stage',
      expect: "!has(stage.image) || stage.image.startsWith('mirror.example.com/')",
      message: '"{{ stage.image }}"',
    });
    assertHas(judged(stage, 'FROM golang:1.22 AS build\nFROM build\n', 'Dockerfile'), { met: 1, unmet: 1 });
    assertHas(judged(stage, 'ARG BASE\nFROM ${BASE}\n', 'Dockerfile'), { unknown: 1, unmet: 0 });
    const user = ruleText({ on: 'instruction', kinds: '[USER]', expect: "instruction.words[0] != 'root'", message: 'Root.' });
    assertHas(judged(user, 'FROM a:1\nUSER root\nUSER $APP\nUSER app\n', 'Dockerfile'), { met: 1, unmet: 1, unknown: 1 });
    const service = ruleText({ on: 'service', expect: "service.restart == 'always'", message: '"{{ name }}"', at: 'restart' });
    const compose = 'services:\n  a:\n    image: a:1\n    restart: "no"\n  b:\n    image: b:1\n    restart: ${RESTART}\n';
    assertHas(judged(service, compose, 'compose.yaml'), { unmet: 1, unknown: 1 });
    const workflow = ruleText({
      on: 'workflow',
      expect: "workflow.jobs.all(name, 'timeout-minutes' in workflow.jobs[name])",
      message: 'No timeout.',
    });
    const jobs = 'on: push\njobs:\n  a:\n    runs-on: x\n    steps: [{ run: make }]\n';
    assertHas(judged(workflow, jobs, '.github/workflows/a.yml'), { unmet: 1 });
  });
});

describe('what is not known', () => {
  const image = ruleText({ on: 'container', expect: "container.image.startsWith('mirror.example.com/')", message: 'Elsewhere.' });

  it('is not missed: templated values', () => {
    const templated = labelled.replace('registry.example.com/web:1.4.2', '{{ .Values.image }}');
    assertHas(judged(image, templated, 'chart/templates/app.yaml'), { unknown: 1, unmet: 0 });
  });

  it('is not missed: what stands in a part that may be left out, or where lines are put in', () => {
    const rule = ruleText({
      on: 'object',
      expect: "!has(object.metadata.annotations) || object.metadata.annotations.a != 'b'",
      message: 'b',
    });
    const optional = labelled.replace('spec:\n  replicas', '{{- if .Values.x }}\n  annotations:\n    a: b\n{{- end }}\nspec:\n  replicas');
    assertHas(judged(rule, optional, 'chart/templates/app.yaml'), { unknown: 1, unmet: 0 });
    const open = labelled.replace('    team: shop', '    {{- include "labels" . | nindent 4 }}');
    assertHas(judged(ruleText({}), open, 'chart/templates/app.yaml'), { unknown: 1, unmet: 0 });
  });

  it('is not needed where the rest decides', () => {
    const rule = ruleText({ on: 'container', expect: "container.image.startsWith('a') || container.name == 'web'", message: 'No.' });
    const templated = labelled.replace('registry.example.com/web:1.4.2', '{{ .Values.image }}');
    assertHas(judged(rule, templated, 'chart/templates/app.yaml'), { met: 1 });
  });

  it('is told of in the rule file where an expression cannot deal with it', () => {
    const rule = ruleText({ expect: "object.metadata.labels.team != ''", message: 'No team.' });
    const { unknown, unmet, running } = judged(rule, bare);
    assert.deepEqual({ unknown, unmet }, { unknown: 1, unmet: 0 });
    const [failure] = running.judge.failures;
    assert.equal(failure?.message, 'No such key: labels.');
    assert.equal(rule.slice(failure.span.start, failure.span.end), 'labels');
  });
});

describe('fixes of an organisation', () => {
  const withFix = (fix: string, fields: Readonly<Record<string, string>> = {}): string => ruleText(fields, `    fix: ${fix}\n`);

  it('add a field', () => {
    assert.equal(
      judged(withFix('{ path: metadata.labels.team, value: shop, safety: safe }'), bare).fixed,
      bare.replace('  name: web\n', '  name: web\n  labels:\n    team: shop\n'),
    );
  });

  it('set another value in the quotes that are there, worked out from the rest', () => {
    const fields = { on: 'container', expect: "container.image.startsWith('mirror.example.com/')", message: 'No.', at: 'image' };
    const rule = withFix(`{ path: image, expression: "'mirror.example.com/' + container.image" }`, fields);
    const quoted = labelled.replace('registry.example.com/web:1.4.2', '"registry.example.com/web:1.4.2" # from afar');
    assert.equal(judged(rule, quoted).fixed, quoted.replace('"registry', '"mirror.example.com/registry'));
  });

  it('leave alone what is no single value', () => {
    assert.equal(
      judged(withFix('{ path: metadata.annotations, value: x }', { expect: 'false' }), labelled.replace('  labels:', '  annotations:'))
        .fixed,
      undefined,
    );
  });
});
