FROM debian:13-slim
RUN apt-get update --snapshot=20260101T000000Z && apt-get install --snapshot=20260101T000000Z -y curl
RUN apt-get install -y ./local.deb
