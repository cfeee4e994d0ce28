# syntax=docker/dockerfile:1
ARG VERSION=VALUE
ARG LATER=VALUE
FROM node:${VERSION} AS build
#    ^^^^^^^^^^^^^^^ from-arg-undefined
ARG LATER=1
FROM alpine:$LATER
#    ^^^^^^^^^^^^^ from-arg-undefined
