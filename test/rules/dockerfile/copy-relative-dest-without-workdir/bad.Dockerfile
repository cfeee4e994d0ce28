FROM node:24-slim
COPY server.js .
#              ^ copy-relative-dest-without-workdir
WORKDIR /app
COPY b .
