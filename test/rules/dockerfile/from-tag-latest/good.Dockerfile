ARG TAG
ARG VERSION=8.4
FROM redis:8.2-alpine AS cache
FROM mysql:${VERSION} AS database
FROM nginx:${TAG} AS unknown
FROM ${BASE} AS unknown-whole
FROM node:latest@sha256:0000000000000000000000000000000000000000000000000000000000000000 AS pinned
FROM example.com/latest/tool:1.0 AS named-so
FROM tool:latest-slim AS another-tag
FROM busybox AS other-rule
FROM scratch AS latest
FROM latest
