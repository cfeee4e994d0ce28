# syntax=docker/dockerfile:1
# check=error=true
# hadolint is run in CI
FROM alpine:3.22
RUN true
