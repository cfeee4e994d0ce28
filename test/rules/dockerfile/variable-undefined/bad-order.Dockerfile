FROM node:24
COPY $DIR /app
#    ^^^^ variable-undefined
ARG DIR
FROM alpine:3.22 AS base
ENV PATH=$PAHT:/app/bin
#        ^^^^^ variable-undefined
ARG X=$foo
#     ^^^^ variable-undefined
