FROM debian:13 AS build
RUN apt-get update && apt-get install -y gcc

FROM debian:13-slim
RUN apt-get update && apt-get install -y curl && rm -rf /var/lib/apt/lists/*
RUN apt-get update && apt-get install -y wget && rm -rf /tmp/* /var/lib/apt/lists
RUN --mount=type=cache,target=/var/lib/apt,sharing=locked apt-get update && apt-get install -y git
RUN set -eux; apt-get update; apt-get install -y jq; apt-get dist-clean
RUN apt-get update && apt-get install -y vim && find /var/lib/apt/lists -type f -delete
RUN apt-get update && ./cleanup.sh
