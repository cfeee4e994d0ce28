ARG BASE
ARG TAG
FROM node:24-slim@sha256:4a2b0d5a8f6a5ef8e0a3c7d9b1f2e3d4c5b6a7980123456789abcdef01234567 AS build
FROM build AS test
FROM ${BASE}
FROM alpine:${TAG}
FROM scratch
