import assert from 'node:assert/strict';
import { parseImage } from '../../../server/src/facts/dockerfile/image.ts';
import { mayRunAsNonRoot, stepsDown } from '../../../server/src/rules/dockerfile/base-users.ts';

describe('Users of base images', () => {
  const open =
    'gcr.io/distroless/static:nonroot gcr.io/distroless/base:debug-nonroot nginxinc/nginx-unprivileged:1.29 docker:28-rootless mcr.microsoft.com/dotnet/aspnet:10.0-noble-chiseled ' +
    'cgr.dev/chainguard/node chainguard/jre:21 dhi.io/python:3.13 bitnami/redis:8 docker.io/bitnamilegacy/redis:8 registry.access.redhat.com/ubi9/nodejs-22:1 registry.redhat.io/ubi8/openjdk-21:1 ' +
    'docker.io/library/memcached:1.6 docker.io/jenkins/jenkins:lts grafana/grafana:12 gcr.io/distroless/static@sha256:00 public.ecr.aws/lambda/python:3.13 otel/opentelemetry-collector-contrib:0.140.0 quay.io/argoproj/argocd:v3.2.0';
  for (const image of open.split(' '))
    it(`are not known for ${image}`, () => {
      assert.equal(mayRunAsNonRoot(parseImage(image)), true);
    });

  const root =
    'node:24 docker.io/library/alpine:3.22 gcr.io/distroless/static-debian12:latest mcr.microsoft.com/dotnet/aspnet:10.0 registry.access.redhat.com/ubi9:9.6 registry.access.redhat.com/ubi9/ubi-minimal:9.6 ' +
    'example.com/memcached:1 nginx@sha256:00';
  for (const image of root.split(' '))
    it(`are taken for root for ${image}`, () => {
      assert.equal(mayRunAsNonRoot(parseImage(image)), false);
    });

  it('are given up by the entry points of some', () => {
    for (const image of ['postgres:18', 'docker.io/library/redis:8', 'hashicorp/vault:1.21', 'mariadb'])
      assert.equal(stepsDown(parseImage(image)), true, image);
    for (const image of ['nginx:1.29', 'example.com/postgres:18', '${BASE}:1']) assert.equal(stepsDown(parseImage(image)), false, image);
  });
});
