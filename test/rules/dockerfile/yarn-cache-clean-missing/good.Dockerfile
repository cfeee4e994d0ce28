FROM node:24 AS build
RUN yarn install

FROM node:24-slim
RUN yarn install --frozen-lockfile && yarn cache clean
RUN --mount=type=cache,target=/usr/local/share/.cache yarn install
RUN yarn build
RUN yarn install && rm -rf /usr/local/share/.cache
