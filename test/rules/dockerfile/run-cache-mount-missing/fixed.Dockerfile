FROM node:24 AS build
RUN --mount=type=cache,target=/root/.npm npm ci --omit=dev
#   ^^^ run-cache-mount-missing
RUN --mount=type=cache,target=/usr/local/share/.cache cd /app && yarn install --frozen-lockfile
#              ^^^^ run-cache-mount-missing

FROM python:3.13-slim
RUN --mount=type=secret,id=pip --mount=type=cache,target=/root/.cache/pip pip install -r requirements.txt
#                              ^^^ run-cache-mount-missing
RUN --mount=type=cache,target=/root/.cache/pip python -m pip install -r dev.txt
#   ^^^^^^ run-cache-mount-missing
RUN --mount=type=cache,target=/go/pkg/mod set -e; go mod download
#           ^^ run-cache-mount-missing
