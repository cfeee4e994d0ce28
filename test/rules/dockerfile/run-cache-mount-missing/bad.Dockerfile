FROM node:24 AS build
RUN npm ci --omit=dev
#   ^^^ run-cache-mount-missing
RUN cd /app && yarn install --frozen-lockfile
#              ^^^^ run-cache-mount-missing

FROM python:3.13-slim
RUN --mount=type=secret,id=pip pip install -r requirements.txt
#                              ^^^ run-cache-mount-missing
RUN python -m pip install -r dev.txt
#   ^^^^^^ run-cache-mount-missing
RUN set -e; go mod download
#           ^^ run-cache-mount-missing
