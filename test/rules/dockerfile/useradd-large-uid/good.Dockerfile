FROM debian:13-slim
ARG ID
RUN useradd -u 65532 app && useradd -l -u 1000650000 a && useradd --no-log-init --uid=1000650000 b
RUN useradd -u $ID c && useradd -s /bin/sh d
