FROM golang:1.25 AS build
FROM alpine:3.22 AS one
COPY --from=build /a /a
FROM golang:1.25 AS Build
#                   ^^^^^ stage-name-duplicate
FROM alpine:3.22
COPY --from=build /app /app
RUN --mount=type=bind,from=build,target=/b true
