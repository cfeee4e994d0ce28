FROM node:24-slim AS build
USER root
RUN apt-get update

FROM node:24-slim
USER root
RUN apt-get update && apt-get install -y --no-install-recommends tini
USER node
CMD ["tini", "--", "node", "server.js"]
