FROM golang:1.25-alpine AS build
RUN apk add git

FROM alpine:3.22
ARG FLAGS
RUN apk add --no-cache curl
RUN apk --no-cache add git
RUN apk update && apk add tree && rm -rf /var/cache/apk/*
RUN --mount=type=cache,target=/var/cache/apk apk add jq
RUN apk add $FLAGS vim
