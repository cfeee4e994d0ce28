FROM debian:13-slim
SHELL ["/bin/bash", "-c"]
RUN curl -fsSL https://example.com/a.tgz | tar xz
#                                        ^ run-pipefail-missing
