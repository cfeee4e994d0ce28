ARG VERSION=24
ARG BASE
ARG TAG
FROM node:${VERSION} AS build
FROM ${BASE}
FROM alpine${TAG:+:$TAG}
FROM node:${MISSING:-24}
FROM build-${TARGETARCH}
FROM registry.example.com/app$TAG
