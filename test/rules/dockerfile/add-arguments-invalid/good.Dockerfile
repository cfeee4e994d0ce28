FROM alpine:3.22 AS build
COPY . /app
COPY --from=build ../app /app
COPY ..hidden /a
ADD ["a", "b"]
ADD
