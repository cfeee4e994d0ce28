FROM debian:13-slim
RUN apt-get install -y nginx curl=8.14.1-2
#                      ^^^^^ apt-get-version-unpinned
RUN apt-get update && apt-get install -y --no-install-recommends \
      git=1:2 \
      tree \
#     ^^^^ apt-get-version-unpinned
      jq
