FROM node:24-slim AS a
COPY package*.json ./
RUN npm ci
COPY . .

FROM node:24-slim AS b
COPY package*.json ./
RUN npm ci
COPY . .
RUN npm run build && npm ci --omit=dev

FROM node:24-slim
COPY --from=a . .
RUN npm ci
COPY src ./src
RUN npm ci
