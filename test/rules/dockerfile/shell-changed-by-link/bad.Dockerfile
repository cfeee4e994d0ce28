FROM debian:13-slim
RUN rm /bin/sh && ln -s /bin/bash /bin/sh
#                 ^^ shell-changed-by-link
run ln -sf bash /bin/sh
#   ^^ shell-changed-by-link
RUN apt-get update && ln -sf /bin/bash /bin/sh
#                     ^^ shell-changed-by-link
