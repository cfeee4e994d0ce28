FROM debian:13-slim AS base
RUN apt-get update && apt-get install -y curl \
#                             ^^^^^^^ apt-get-no-install-recommends-missing
    && rm -rf /var/lib/apt/lists/*
FROM base
RUN apt-get -y install git
#              ^^^^^^^ apt-get-no-install-recommends-missing
RUN apt-get install \
#           ^^^^^^^ apt-get-no-install-recommends-missing
      -y \
      tree
RUN powershell apt
