FROM debian:13 AS build
# Not in the image.
RUN apt-get update && apt-get install -y gcc

FROM debian:13-slim
ARG FLAGS
RUN apt-get update && apt-get install -y --no-install-recommends curl
RUN apt-get -o APT::Install-Recommends=0 install -y wget
COPY --from=build /app /app
