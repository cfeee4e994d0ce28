FROM node:24-slim
WORKDIR /app
COPY server.js .
#              ^ copy-relative-dest-without-workdir
WORKDIR /app
COPY b .
