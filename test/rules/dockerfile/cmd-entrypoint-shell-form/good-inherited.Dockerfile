FROM alpine:3.22 AS base
CMD run-forever --base

FROM base
ENTRYPOINT ["/app"]
