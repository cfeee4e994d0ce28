FROM debian:13-slim
RUN echo a | tee b && printf x | sh && yes | apt-get install curl
RUN set -o pipefail && curl -fsSL https://example.com | sh
RUN if curl x | grep -q y; then ls; fi
RUN ["curl", "|", "sh"]
SHELL ["/bin/bash", "-o", "pipefail", "-c"]
RUN curl -fsSL https://example.com | sh

FROM mcr.microsoft.com/windows/servercore:ltsc2025
RUN dir | find "x"
