FROM alpine:3.22 AS base
user "0:0"
#    ^^^^^ user-root
run adduser -D app

FROM base
copy app /app
USER 65532:65532
