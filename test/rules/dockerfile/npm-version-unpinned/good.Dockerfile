FROM node:24-slim
ARG VERSION
RUN npm ci && npm install && npm install --omit=dev
RUN npm install -g pm2@6.0.13 @angular/cli@20 "yarn@${VERSION}" ./lib owner/name#v1 lib.tgz
RUN npm run install
