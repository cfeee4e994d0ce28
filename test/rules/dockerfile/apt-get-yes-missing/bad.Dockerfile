FROM debian:13-slim
RUN apt-get update && apt-get install curl && apt-get upgrade
#                             ^^^^^^^ apt-get-yes-missing
#                                                     ^^^^^^^ apt-get-yes-missing
RUN apt-get install --no-install-recommends \
#           ^^^^^^^ apt-get-yes-missing
      git \
      # the rest
      tree
RUN ["apt-get", "install", "jq"]
#               ^^^^^^^^^ apt-get-yes-missing
ONBUILD RUN if true; then apt-get install vim; fi
#                                 ^^^^^^^ apt-get-yes-missing
RUN <<EOF
set -e
apt-get install nano
#       ^^^^^^^ apt-get-yes-missing
EOF
