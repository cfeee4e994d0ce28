FROM golang:1.25 AS build
FROM alpine:3.22 AS build
COPY --from=build /a /a
COPY --from=0 /a /a
COPY --from=other /a /a
