import assert from 'node:assert/strict';
import { readJenkinsPipeline, readJenkinsSteps } from '../../../server/src/facts/pipeline/jenkins.ts';
import { workspaceOf } from '../../support/workspace.ts';
import { ciToolUnpinned } from '../../../server/src/rules/pipeline/ci-tool-unpinned.ts';
import { ciImageUnpinned } from '../../../server/src/rules/pipeline/ci-image-unpinned.ts';
import { testsMissing } from '../../../server/src/rules/pipeline/tests-missing.ts';

const file = `@Library('shop-steps@v3') _
/* sh 'never' */
pipeline {
  agent { docker { label 'big'; image 'node:22.11' } }
  environment { NAME = 'sh not' }
  stages {
    stage('Test') {
      steps {
        sh 'npm ci && npm test' // sh 'nor this'
        sh(script: "pip install ruff", returnStdout: true)
        sh returnStatus: true, script: 'make e2e'
        sh """
          echo "pip install black"
          go vet ./...
        """
        bat "build.bat \\"x\\""
        echo 'sh it is not'
        push 'x'
      }
    }
    stage('Image') { agent { docker 'golang' } steps { script { docker.image("alpine:3.22").inside { sh 'make' } } } }
  }
}
`;

describe('Jenkinsfiles', () => {
  it('hold the commands, images and libraries that are recognised', () => {
    const { commands, images, includes } = readJenkinsSteps(file);
    assert.deepEqual(
      commands.map(({ text }) => text.trim().split('\n')[0]),
      ['npm ci && npm test', 'pip install ruff', 'make e2e', 'echo "pip install black"', 'build.bat "x"', 'make'],
    );
    assert.deepEqual(
      images.map(({ text, start, end }) => [text, file.slice(start, end)]),
      [
        ['node:22.11', "'node:22.11'"],
        ['golang', "'golang'"],
        ['alpine:3.22', '"alpine:3.22"'],
      ],
    );
    assert.deepEqual(
      includes.map(({ text }) => text),
      ['shop-steps@v3'],
    );
  });

  it('are pipelines where they say so', () => {
    const pipeline = readJenkinsPipeline(file, 'file:///Jenkinsfile');
    assert.ok(pipeline);
    assert.equal(file.slice(pipeline.anchor.start, pipeline.anchor.end), 'pipeline');
    assert.ok(readJenkinsPipeline("node('linux') {\n  sh 'make'\n}\n", ''));
    assert.equal(readJenkinsPipeline('shopPipeline(name: "x")\n', ''), undefined);
  });

  it('are judged where their steps say it, at their places', async () => {
    const workspace = await workspaceOf({ 'ci/Jenkinsfile': file }, [ciToolUnpinned, ciImageUnpinned]);
    assert.deepEqual(
      workspace.findings().map((finding) => [finding.finding.rule.id, workspace.marked(finding)]),
      [
        ['ci-tool-unpinned', 'ruff'],
        ['ci-image-unpinned', "'golang'"],
      ],
    );
  });

  it('count among the pipelines of a workspace', async () => {
    const build =
      'on: push\njobs:\n  a:\n    runs-on: x\n    steps:\n      - uses: actions/checkout@v5\n      - run: docker build --push .\n';
    const alone = await workspaceOf({ '.github/workflows/a.yml': build }, [testsMissing]);
    const together = await workspaceOf({ '.github/workflows/a.yml': build, Jenkinsfile: file }, [testsMissing]);
    assert.equal(alone.findings().length, 1);
    assert.equal(together.findings().length, 0);
    const task =
      'apiVersion: tekton.dev/v1\nkind: Task\nmetadata: {name: t}\nspec: {steps: [{image: golang:1.25, command: [go], args: [test, ./...]}]}\n';
    const tekton = await workspaceOf({ '.github/workflows/a.yml': build, 'task.yaml': task }, [testsMissing]);
    assert.equal(tekton.findings().length, 0);
  });

  it('are read in time however broken', () => {
    for (const text of ['/* '.repeat(100_000), "'''x ".repeat(50_001), "sh 'x\n".repeat(50_000), 'sh script: '.repeat(40_000)])
      assert.ok(Array.isArray(readJenkinsSteps(text).commands));
  });
});
