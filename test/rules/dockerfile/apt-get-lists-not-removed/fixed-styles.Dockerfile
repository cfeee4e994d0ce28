FROM debian:13-slim
run apt-get update && \
#           ^^^^^^ apt-get-lists-not-removed
    # what we need
    apt-get install -y curl && \
    curl --version && \
    rm -rf /var/lib/apt/lists/*
RUN apt-get update; apt-get install -y git && rm -rf /var/lib/apt/lists/*
#           ^^^^^^ apt-get-lists-not-removed
RUN apt-get update && rm -rf /var/lib/apt/lists/*
#           ^^^^^^ apt-get-lists-not-removed
RUN apt-get install -y \
      tree && apt-get update && rm -rf /var/lib/apt/lists/*
#                     ^^^^^^ apt-get-lists-not-removed
RUN <<EOF
  set -e
  apt-get update
#         ^^^^^^ apt-get-lists-not-removed
  apt-get install -y jq
  rm -rf /var/lib/apt/lists/*
EOF
