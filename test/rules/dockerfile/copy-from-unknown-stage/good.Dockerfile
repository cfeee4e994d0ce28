FROM golang:1.25 AS build
ARG STAGE
FROM alpine:3.22 AS run
COPY --from=Build /app /app
COPY --from=0 /app /app
COPY --from=busybox:1.37 /bin/sh /bin/sh
COPY --from=ghcr.io/astral-sh/uv /uv /bin/
COPY --from=$STAGE /a /a
COPY --from=run /a /a
COPY . .
