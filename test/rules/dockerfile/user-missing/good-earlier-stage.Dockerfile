FROM node:24-slim AS base
RUN corepack enable
USER node

FROM base AS build
RUN npm ci

FROM base
COPY --from=build /app /app
CMD ["node", "/app/server.js"]
