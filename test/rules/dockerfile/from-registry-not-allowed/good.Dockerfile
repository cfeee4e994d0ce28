ARG BASE
FROM registry.example.com/base/node:24 AS build
FROM alpine:3.22
FROM team.azurecr.io/go:1.25
FROM build
FROM scratch
FROM ${BASE}
