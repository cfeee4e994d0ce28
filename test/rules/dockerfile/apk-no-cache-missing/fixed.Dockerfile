FROM alpine:3.22
RUN apk add --no-cache curl
#       ^^^ apk-no-cache-missing
RUN apk update && \
    apk -U add --no-cache \
#          ^^^ apk-no-cache-missing
      git \
      tree
RUN ["apk", "add", "--no-cache", "jq"]
#           ^^^^^ apk-no-cache-missing
