FROM alpine:3.22
RUN apk add --no-cache nginx
#                      ^^^^^ apk-version-unpinned
RUN apk add -t .deps gcc musl-dev make
#                    ^^^ apk-version-unpinned
