FROM node:24-slim AS build
WORKDIR /app
COPY --chown=node . .
#                 ^ copy-all-before-dependencies
RUN npm ci --omit=dev
CMD ["node", "."]

FROM golang:1.25
COPY ./ /src
#    ^^ copy-all-before-dependencies
WORKDIR /src
RUN go mod download && go build
