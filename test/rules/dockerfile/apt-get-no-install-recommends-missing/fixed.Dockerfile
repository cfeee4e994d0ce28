FROM debian:13-slim AS base
RUN apt-get update && apt-get install -y --no-install-recommends curl \
#                             ^^^^^^^ apt-get-no-install-recommends-missing
    && rm -rf /var/lib/apt/lists/*
FROM base
RUN apt-get -y install --no-install-recommends git
#              ^^^^^^^ apt-get-no-install-recommends-missing
RUN apt-get install \
#           ^^^^^^^ apt-get-no-install-recommends-missing
      -y --no-install-recommends \
      tree
RUN powershell apt
