FROM node:24-slim
RUN cd /app && npm ci
#   ^^ run-cd
run cd /srv
#   ^^ run-cd
RUN --network=none cd /opt/tool \
#                  ^^ run-cd
    && make \
    && make install
