FROM debian:13-slim
SHELL ["/bin/bash", "-c"]
#                 ^^ shell-changed-by-link
shell ["/bin/bash", "-c"]
#   ^^ shell-changed-by-link
RUN apt-get update && ln -sf /bin/bash /bin/sh
#                     ^^ shell-changed-by-link
