FROM alpine:3.22 AS base
ENTRYPOINT ["/a"]
FROM base
COPY a /a
