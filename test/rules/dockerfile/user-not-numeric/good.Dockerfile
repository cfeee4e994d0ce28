FROM node:24-slim
USER node
RUN npm ci
USER 1000:node
