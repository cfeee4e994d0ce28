FROM debian:13-slim
# Downloads the tool.
RUN curl -fsSL https://example.com/a.tgz | tar xz -C /opt
#                                        ^ run-pipefail-missing
RUN VERSION=$(curl -fsSL https://example.com/version | head -1) && echo $VERSION
#                                                    ^ run-pipefail-missing
