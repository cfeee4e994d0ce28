FROM node:24-slim
WORKDIR /app
RUN npm ci
#   ^^ run-cd
workdir /srv
#   ^^ run-cd
RUN --network=none cd /opt/tool \
#                  ^^ run-cd
    && make \
    && make install
