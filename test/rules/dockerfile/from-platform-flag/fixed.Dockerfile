FROM alpine:3.22 AS base
#    ^^^^^^^^^^^^^^^^^^^^^^ from-platform-flag
RUN apk add --no-cache git
FROM alpine:3.22 AS builder
#    ^^^^^^^^^^^^^^^^^^^^^^^^^^ from-platform-flag
FROM   alpine:3.22
#    ^^^^^^^^^^^^^^^^^^^^^^^^ from-platform-flag
