# syntax=docker/dockerfile:1
FROM node:${VERSION} AS build
#    ^^^^^^^^^^^^^^^ from-arg-undefined
ARG LATER=1
FROM alpine:$LATER
#    ^^^^^^^^^^^^^ from-arg-undefined
