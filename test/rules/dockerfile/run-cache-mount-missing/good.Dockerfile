FROM node:24-slim
RUN --mount=type=cache,target=/root/.npm npm ci
RUN npm run build && npm install -g pm2@6
