FROM debian:13-slim
RUN apt-get update && apt-get install -y curl
#           ^^^^^^ apt-get-lists-not-removed

RUN apt-get update \
#           ^^^^^^ apt-get-lists-not-removed
  && apt-get install -y \
    git \
    # for the tests
    tree

RUN set -eux; \
	apt-get update; \
#        ^^^^^^ apt-get-lists-not-removed
	apt-get install -y jq
RUN rm -rf /var/lib/apt/lists/*
