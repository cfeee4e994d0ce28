FROM debian:13-slim
SHELL ["/bin/bash", "-o", "pipefail", "-c"]
ENTRYPOINT serve --port 8080
