FROM node:24-slim AS base
WORKDIR /app
FROM base
COPY a .
FROM golang:1.25
COPY a .
FROM ${BASE}
COPY a .
FROM alpine:3.22
COPY a /a
COPY a $DIR/a
