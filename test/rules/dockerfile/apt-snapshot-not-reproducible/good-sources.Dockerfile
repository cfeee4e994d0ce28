FROM debian:13-slim
RUN echo 'deb http://snapshot.debian.org/archive/debian/20260101T000000Z trixie main' > /etc/apt/sources.list
RUN apt-get update && apt-get install -y curl
