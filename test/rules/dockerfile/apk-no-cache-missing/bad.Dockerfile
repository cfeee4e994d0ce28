FROM alpine:3.22
RUN apk add curl
#       ^^^ apk-no-cache-missing
RUN apk update && \
    apk -U add \
#          ^^^ apk-no-cache-missing
      git \
      tree
RUN ["apk", "add", "jq"]
#           ^^^^^ apk-no-cache-missing
