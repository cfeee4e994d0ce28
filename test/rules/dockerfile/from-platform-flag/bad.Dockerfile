FROM --platform=linux/amd64 alpine:3.22 AS base
#    ^^^^^^^^^^^^^^^^^^^^^^ from-platform-flag
RUN apk add --no-cache git
FROM --platform=$TARGETPLATFORM alpine:3.22 AS builder
#    ^^^^^^^^^^^^^^^^^^^^^^^^^^ from-platform-flag
FROM --platform="linux/arm64"   alpine:3.22
#    ^^^^^^^^^^^^^^^^^^^^^^^^ from-platform-flag
