FROM golang:1.25 AS build
FROM debian:13-slim
#    ^^^^^^^^^^^^^^ final-stage-not-minimal
COPY --from=build /app /app
