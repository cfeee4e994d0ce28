# syntax=docker/dockerfile:1
ARG A=1

# a free comment

FROM scratch AS base
# VERSION This is the version number.
ARG VERSION=1
# about the rest
FROM alpine:3.22
# two
ARG X=1 Y=2
