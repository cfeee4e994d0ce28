FROM debian:13-slim
RUN apt-get update && apt-get install -y curl && apt-get upgrade -y
#                             ^^^^^^^ apt-get-yes-missing
#                                                     ^^^^^^^ apt-get-yes-missing
RUN apt-get install --no-install-recommends -y \
#           ^^^^^^^ apt-get-yes-missing
      git \
      # the rest
      tree
RUN ["apt-get", "install", "-y", "jq"]
#               ^^^^^^^^^ apt-get-yes-missing
ONBUILD RUN if true; then apt-get install -y vim; fi
#                                 ^^^^^^^ apt-get-yes-missing
RUN <<EOF
set -e
apt-get install -y nano
#       ^^^^^^^ apt-get-yes-missing
EOF
