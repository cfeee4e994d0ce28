FROM golang:1.25 AS build
FROM gcr.io/distroless/static-debian12:nonroot
COPY --from=build /app /app
