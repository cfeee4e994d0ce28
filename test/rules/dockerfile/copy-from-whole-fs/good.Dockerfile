FROM alpine:3.22 AS build
FROM scratch AS files
COPY --from=build / /
FROM alpine:3.22
COPY --from=files / /
COPY --from=build /app /
COPY / /
