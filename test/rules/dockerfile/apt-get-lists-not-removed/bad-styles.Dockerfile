FROM debian:13-slim
run apt-get update && \
#           ^^^^^^ apt-get-lists-not-removed
    # what we need
    apt-get install -y curl && \
    curl --version
RUN apt-get update; apt-get install -y git;
#           ^^^^^^ apt-get-lists-not-removed
RUN apt-get update
#           ^^^^^^ apt-get-lists-not-removed
RUN apt-get install -y \
      tree && apt-get update
#                     ^^^^^^ apt-get-lists-not-removed
RUN <<EOF
  set -e
  apt-get update
#         ^^^^^^ apt-get-lists-not-removed
  apt-get install -y jq
EOF
