FROM debian:13 AS build
RUN wget https://example.com/a && curl -O https://example.com/b

FROM debian:13-slim
RUN curl -fsSLO https://example.com/a && apt-get install -y wget && wget --version
