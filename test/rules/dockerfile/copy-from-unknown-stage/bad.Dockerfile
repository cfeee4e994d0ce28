FROM golang:1.25 AS build
COPY --from=late /x /x
#           ^^^^ copy-from-unknown-stage
FROM alpine:3.22
COPY --chown=1:1 --from=builder /app /app
#                       ^^^^^^^ copy-from-unknown-stage
COPY --from=7 /app /app
#           ^ copy-from-unknown-stage
FROM alpine:3.22 AS late
