FROM golang:1.25 AS build
FROM alpine:3.22 AS one
COPY --from=build /a /a
FROM golang:1.25 AS Build-2
#                   ^^^^^ stage-name-duplicate
FROM alpine:3.22
COPY --from=Build-2 /app /app
RUN --mount=type=bind,from=Build-2,target=/b true
