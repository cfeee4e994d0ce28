# syntax=docker/dockerfile:1
ARG GO_VERSION=1.25
ARG REGISTRY
ARG BASE
ARG SUFFIX=-slim
FROM golang:${GO_VERSION} AS build
RUN go build -o /out/app .

FROM build AS test
RUN go test ./...

FROM registry.example.com:5000/tools/lint:2.4 AS lint
FROM ${REGISTRY}/base:1.2 AS prefixed
FROM $BASE AS unknown-whole
FROM node$VARIANT AS unknown-tag
FROM alpine:3.${MINOR} AS partly-known
FROM debian@sha256:0000000000000000000000000000000000000000000000000000000000000000 AS pinned
FROM nginx:latest AS other-rule
FROM mcr.microsoft.com/windows/servercore:ltsc2022 AS windows
FROM BUILD AS cased

FROM scratch
COPY --from=build /out/app /app
USER 65532
ENTRYPOINT ["/app"]
