FROM debian:13-slim
RUN apt-get update && apt-get install -y curl && rm -rf /var/lib/apt/lists/*
#           ^^^^^^ apt-get-lists-not-removed

RUN apt-get update \
#           ^^^^^^ apt-get-lists-not-removed
  && apt-get install -y \
    git \
    # for the tests
    tree \
  && rm -rf /var/lib/apt/lists/*

RUN set -eux; \
	apt-get update; \
#        ^^^^^^ apt-get-lists-not-removed
	apt-get install -y jq; \
	rm -rf /var/lib/apt/lists/*
RUN rm -rf /var/lib/apt/lists/*
