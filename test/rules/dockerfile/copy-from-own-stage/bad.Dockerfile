FROM golang:1.25 AS build
COPY --from=BUILD /a /a
#           ^^^^^ copy-from-own-stage
FROM alpine:3.22
COPY --from=1 /a /a
#           ^ copy-from-own-stage
