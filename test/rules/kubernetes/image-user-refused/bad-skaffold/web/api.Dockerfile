FROM alpine:3.22 AS base
USER root
FROM base
