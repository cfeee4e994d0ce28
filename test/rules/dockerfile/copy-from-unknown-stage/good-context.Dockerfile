FROM golang:1.25 AS build
FROM alpine:3.22
COPY --from=build /app /app
COPY --from=packaging_dir cleanup /usr/share/app/
